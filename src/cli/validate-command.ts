import { Command, Option } from 'commander'
import { ConfigError } from '../config/config-error.js'
import type { Config } from '../config/config.js'
import type { Diagnostic } from '../config/diagnostic.js'
import { lintConfig } from '../config/lints.js'
import type { Lint } from '../config/lint.js'
import { coloursFor } from './colours.js'
import type { CommandIo } from './command-io.js'
import { loadCommandConfig } from './config-option.js'

interface Options {
  readonly output: 'text' | 'json'
  readonly strict: boolean
  readonly mimir: boolean
}

export function createValidateCommand(io: CommandIo): Command {
  return new Command('validate')
    .description('check the configuration: says everything that is wrong with it, and how to mend it')
    .addOption(new Option('--output <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--strict', 'treat remarks as mistakes', false)
    .option('--mimir', 'remark upon what Grafana Mimir’s default limits refuse, also where no tenant is named', false)
    .action(async (options: Options, command: Command) => {
      if (options.output === 'json') await validateForMachines(command, options, io)
      else await validateForPeople(command, options, io)
    })
}

async function validateForPeople(command: Command, { strict, mimir }: Options, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io)
  const lints = await lintsOf(config, mimir, io)
  if (lints.length > 0) io.stderr.write(`${renderLints(lints, io)}\n`)
  if (strict && lints.length > 0) {
    io.setExitCode(1)
    return
  }
  io.stdout.write(`${renderSummary(config, io)}\n`)
}

/** Rules are made only where something asks how many there are. */
async function lintsOf(config: Config, mimir: boolean, io: CommandIo): Promise<Lint[]> {
  const lints = lintConfig(config, io.clock())
  if (!mimir && config.prometheus.every(({ headers }) => Object.keys(headers).length === 0)) return lints
  const { contributions } = await import('../features.js')
  const { rulerLints } = await import('../generate/ruler-limits.js')
  return [...lints, ...rulerLints(config, contributions, mimir)]
}

function renderLints(lints: readonly Lint[], io: CommandIo): string {
  const colours = coloursFor(io.stderr, io.env)
  return lints
    .map(
      ({ subject, message, hint }) =>
        `${colours.bold(subject)}  ${colours.yellow(message)}\n    ${colours.cyan(hint)}\n`,
    )
    .join('\n')
}

function renderSummary(config: Config, io: CommandIo): string {
  const colours = coloursFor(io.stdout, io.env)
  const rows = Object.entries(counts(config)).map(([kind, count]) => `  ${kind.padEnd(10)}${String(count).padStart(5)}`)
  const files = `${config.files.length} file${config.files.length === 1 ? '' : 's'}`
  return [
    `${colours.green('valid')}: ${config.organisation}, ${files}`,
    ...rows,
    `  hash      ${config.hash.slice(0, 12)}`,
  ].join('\n')
}

function counts({ services, reports }: Config) {
  const sum = (of: (service: Config['services'][number]) => readonly unknown[]) =>
    services.reduce((total, service) => total + of(service).length, 0)
  return {
    services: services.length,
    SLOs: sum(({ slos }) => slos),
    SLAs: sum(({ agreements }) => agreements),
    datasets: sum(({ datasets }) => datasets),
    reports: reports.length,
  }
}

/** One JSON document on standard output, whatever the outcome. */
async function validateForMachines(command: Command, { strict, mimir }: Options, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io).catch((error: unknown) => {
    if (error instanceof ConfigError) return error.diagnostics
    throw error
  })
  if (isBroken(config)) {
    io.setExitCode(1)
    print({ valid: false, diagnostics: config, warnings: [] }, io)
    return
  }
  const warnings = await lintsOf(config, mimir, io)
  const valid = !strict || warnings.length === 0
  if (!valid) io.setExitCode(1)
  const { services, SLOs, SLAs, datasets, reports } = counts(config)
  const summary = { services, slos: SLOs, slas: SLAs, datasets, reports }
  print({ valid, diagnostics: [], warnings, hash: config.hash, files: config.files, counts: summary }, io)
}

function isBroken(result: Config | readonly Diagnostic[]): result is readonly Diagnostic[] {
  return Array.isArray(result)
}

function print(document: unknown, io: CommandIo): void {
  io.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
}
