import { basename, dirname, join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { FORMATS, type OutputFormat } from '../generate/output-format.js'
import type { Config } from '../config/config.js'
import { UsageError } from '../shared/app-error.js'
import { loadCommandConfig } from './config-option.js'
import type { CommandIo } from '../terminal/command-io.js'
import { generateOutput } from './generate-output.js'
import { collectLabel, objectSettingsOf, refuseForFiles, type ObjectOptions } from './object-options.js'
import { collectPart, FRAGMENT, selectionOf } from './only-option.js'

interface Options extends ObjectOptions {
  readonly format: OutputFormat
  readonly out?: string
  readonly check?: true
  readonly stdout?: true
  readonly only?: readonly string[]
  readonly force?: true
  readonly allowRemoval?: true
}

/** `plimsoll generate`: rules, their unit tests, dashboards and Alertmanager’s file from the configuration. */
export function createGenerateCommand(io: CommandIo): Command {
  return new Command('generate')
    .description(
      'Write Prometheus rules, their promtool tests, Grafana dashboards and Alertmanager’s file from the configuration.',
    )
    .addOption(
      new Option('--format <format>', 'plain files, or objects for the Prometheus Operator below operator/')
        .choices(FORMATS)
        .default('files'),
    )
    .option(
      '--out <dir>',
      'folder that gets rules/, dashboards/ and config/alertmanager.yml, or operator/; default: that of the configuration, the one above where it is called config',
    )
    .option('--check', 'write nothing; print a diff and exit 1 when the files differ from the configuration')
    .option('--stdout', 'print the files instead of writing them')
    .option(
      '--only <parts>',
      '`rules`, `tests`, `dashboards`, `alertmanager`, services, or several with commas; `alertmanager.routes` prints parts for a file of yours',
      collectPart,
    )
    .option('--force', 'overwrite files that Plimsoll did not write')
    .option(
      '--allow-removal',
      'go on without a question where services, SLOs, SLAs or datasets of the last run are gone',
    )
    .option('--namespace <name>', 'of the objects (operator)')
    .option('--label <key=value>', 'on every object, may be repeated (operator)', collectLabel)
    .option(
      '--dashboard-label <key=value>',
      'on ConfigMaps of dashboards, may be repeated; default: grafana_dashboard=1 (operator)',
      collectLabel,
    )
    .action(async (options: Options, command: Command) => {
      if (options.format === 'files') refuseForFiles(options)
      const config = await loadCommandConfig(command, io)
      if (options.only?.includes(FRAGMENT) === true) await printFragment(options, config, io)
      else await generateOutput(runOf({ out: besideConfig(command), ...options }, config), io)
    })
}

/** Where the output belongs: wherever somebody stands, `config/alertmanager.yml` comes to lie beside `config/plimsoll.yaml`. */
function besideConfig(command: Command): string {
  const folder = dirname(command.optsWithGlobals<{ config: string }>().config)
  return basename(resolve(folder)) === 'config' ? join(folder, '..') : folder
}

function runOf(options: Options & { readonly out: string }, config: Config) {
  const { format, out, check, stdout, force, only } = options
  const selection = selectionOf(only, config, format)
  const aim = check === true ? 'check' : stdout === true ? 'print' : force === true ? 'overwrite' : 'write'
  const allowRemoval = options.allowRemoval === true
  return { config, format, out, selection, aim, allowRemoval, settings: objectSettingsOf(options) } as const
}

/** For people who own Alertmanager's file: nothing is written. */
async function printFragment({ only, format }: Options, config: Config, io: CommandIo): Promise<void> {
  if (only?.length !== 1) throw new UsageError(`--only ${FRAGMENT}: expected it alone`)
  const { alertmanagerFragment } = await import('../generate/alertmanager/alertmanager-files.js')
  const { MOUNTED_TEMPLATES } = await import('../generate/alertmanager/alertmanager-names.js')
  const fragment = alertmanagerFragment(config, format === 'operator' ? MOUNTED_TEMPLATES : undefined)
  if (fragment === null) throw new UsageError(`--only ${FRAGMENT}: the configuration has no \`alertmanager\``)
  io.stdout.write(fragment)
}
