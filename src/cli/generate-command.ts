import { resolve } from 'node:path'
import { Command } from 'commander'
import type { Config } from '../config/config.js'
import { ForeignFileError } from '../generate/generate-error.js'
import type { GeneratedFile } from '../generate/generated-file.js'
import type { DiskFiles, OutputPlan } from '../generate/plan-output.js'
import { PARTS, type Selection } from '../generate/selection.js'
import { UsageError } from '../shared/app-error.js'
import { loadCommandConfig } from './config-option.js'
import type { CommandIo } from './command-io.js'

interface Options {
  readonly out: string
  readonly check?: true
  readonly stdout?: true
  readonly only?: string
  readonly force?: true
}

/** `plimsoll generate`: rules, their unit tests, dashboards and Alertmanager's file from the configuration. */
export function createGenerateCommand(io: CommandIo): Command {
  return new Command('generate')
    .description(
      'Write Prometheus rules, their promtool tests, Grafana dashboards and Alertmanager’s file from the configuration.',
    )
    .option('--out <dir>', 'folder that gets rules/, dashboards/ and config/alertmanager.yml', '.')
    .option('--check', 'write nothing; print a diff and exit 1 when the files differ from the configuration')
    .option('--stdout', 'print the files instead of writing them')
    .option(
      '--only <part>',
      '`rules`, `tests`, `dashboards`, `alertmanager`, or a service; `alertmanager.routes` prints parts for a file of yours',
    )
    .option('--force', 'overwrite files that Plimsoll did not write')
    .action(async (options: Options, command: Command) => {
      const config = await loadCommandConfig(command, io)
      if (options.only === FRAGMENT) await printFragment(config, io)
      else await generate({ options, config, selection: selectionOf(options.only, config) }, io)
    })
}

const FRAGMENT = 'alertmanager.routes'

/** For people who own Alertmanager's file: nothing is written. */
async function printFragment(config: Config, io: CommandIo): Promise<void> {
  const { alertmanagerFragment } = await import('../generate/alertmanager/alertmanager-files.js')
  const fragment = alertmanagerFragment(config)
  if (fragment === null) throw new UsageError(`--only ${FRAGMENT}: the configuration has no \`alertmanager\``)
  io.stdout.write(fragment)
}

interface Run {
  readonly options: Options
  readonly config: Config
  readonly selection: Selection
}

async function generate(run: Run, io: CommandIo): Promise<void> {
  const { contributions } = await import('../features.js')
  const { generateFiles } = await import('../generate/generate-files.js')
  const { files: rules, remarks } = generateFiles(run.config, contributions)
  const files = [...(await dashboardsOf(run)), ...rules]
  for (const remark of remarks) io.stderr.write(`note: ${remark}\n`)
  if (run.options.stdout === true) await print(files, run.selection, io)
  else await bringToDisk(files, run, io)
}

/** Grafana's library is loaded only where its files are wanted: it takes a tenth of a second. */
async function dashboardsOf({ config, selection }: Run): Promise<readonly GeneratedFile[]> {
  if (selection !== null && !('only' in selection && selection.only === 'dashboards')) return []
  const { dashboards } = await import('../generate/dashboards/dashboards.js')
  return dashboards(config)
}

async function print(files: readonly GeneratedFile[], selection: Selection, io: CommandIo): Promise<void> {
  const { isSelected } = await import('../generate/selection.js')
  for (const file of files.filter(({ path }) => isSelected(path, selection))) io.stdout.write(file.text)
}

async function bringToDisk(files: readonly GeneratedFile[], { options, selection }: Run, io: CommandIo): Promise<void> {
  const { readDisk, sha256, writeOutput } = await import('../generate/output-files.js')
  const { planOutput } = await import('../generate/plan-output.js')
  const folder = resolve(io.cwd, options.out)
  const disk = await readDisk(folder)
  const plan = planOutput({ files, selection, digest: sha256 }, disk)
  if (options.check === true) return reportDrift({ plan, disk }, io)
  if (options.force !== true && plan.foreign.length > 0) throw new ForeignFileError(plan.foreign)
  await writeOutput(folder, plan)
  for (const { path } of plan.written) io.stdout.write(`written  ${path}\n`)
  for (const path of plan.removed) io.stdout.write(`removed  ${path}\n`)
  io.stdout.write(summary(plan))
}

async function reportDrift({ plan, disk }: { plan: OutputPlan; disk: DiskFiles }, io: CommandIo): Promise<void> {
  const { renderDrift } = await import('../generate/render-drift.js')
  const drift = renderDrift(plan, disk)
  if (drift === '') {
    io.stdout.write(`${plan.unchanged.length} files are as the configuration says\n`)
    return
  }
  io.setExitCode(1)
  io.stdout.write(drift)
  const count = plan.written.length + plan.removed.length
  io.stderr.write(`${count} of the generated files differ from the configuration: run plimsoll generate\n`)
}

function summary({ written, unchanged, removed }: OutputPlan): string {
  return `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed\n`
}

function selectionOf(only: string | undefined, config: Config): Selection {
  if (only === undefined) return null
  const part = PARTS.find((one) => one === only)
  if (part !== undefined) return { only: part }
  if (config.services.some(({ name }) => name === only) || only === '_plimsoll') return { service: only }
  const names = config.services.map(({ name }) => name).join(', ')
  throw new UsageError(`--only ${only}: expected ${PARTS.join(', ')}, ${FRAGMENT} or a service (${names})`)
}
