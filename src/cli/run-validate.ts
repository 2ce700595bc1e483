import type { Command } from 'commander'
import { ConfigError } from '../config/config-error.js'
import type { Config } from '../config/config.js'
import type { Diagnostic } from '../yaml/diagnostic.js'
import { remarksOn } from '../config/remarks/remarks.js'
import type { Remark } from '../feature/remark.js'
import { UsageError } from '../shared/app-error.js'
import type { ForeignNote } from '../foreign/foreign-note.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'
import { renderNotes } from './screens/render-notes.js'
import { renderRemarks } from './screens/render-remarks.js'
import { askServers } from './validate-live.js'

export interface ValidateOptions {
  readonly output: 'text' | 'json'
  readonly strict: boolean
  readonly mimir: boolean
  readonly live: boolean
}

/** Checks the configuration and prints what is wrong or remarkable. Throws `ConfigError`, except where JSON is wanted. */
export async function runValidate(options: ValidateOptions, command: Command, io: CommandIo): Promise<void> {
  if (options.output === 'json') await validateForMachines(command, options, io)
  else await validateForPeople(command, options, io)
}

async function validateForPeople(command: Command, options: ValidateOptions, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io)
  const remarks = await remarksOf(config, options, io)
  const foreign = foreignNotes(config)
  if (foreign.length > 0) io.stderr.write(`${renderNotes(foreign, coloursFor(io.stderr, io.env))}\n\n`)
  if (remarks.length > 0) io.stderr.write(`${renderRemarks(remarks, coloursFor(io.stderr, io.env))}\n`)
  if (options.strict && remarks.some(isWarning)) {
    io.setExitCode(1)
    return
  }
  io.stdout.write(`${[renderSummary(config, io), ...(options.live ? renderAsked(config) : [])].join('\n')}\n`)
}

async function remarksOf(config: Config, { mimir, live }: ValidateOptions, io: CommandIo): Promise<Remark[]> {
  const remarks = [...remarksOn(config, io.clock()), ...(await mimirRemarks(config, mimir))]
  return live ? [...remarks, ...(await askServers(config, io))] : remarks
}

/** Rules are made only where something asks how many there are. */
async function mimirRemarks(config: Config, mimir: boolean): Promise<Remark[]> {
  if (!mimir && config.prometheus.every(({ headers }) => Object.keys(headers).length === 0)) return []
  const { features } = await import('../features.js')
  const { rulerRemarks } = await import('../generate/ruler-limits.js')
  return rulerRemarks(config, features, mimir)
}

function isWarning({ isNote }: Remark): boolean {
  return isNote !== true
}

/** What became of fields of files of other tools; what was kept needs no word. */
function foreignNotes({ notes }: Config): readonly ForeignNote[] {
  return notes.filter(({ grade }) => grade !== 'kept')
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

/** Who was asked: without it, a server that contradicts nothing looks like one that nobody asked. */
function renderAsked({ prometheus }: Config): string[] {
  return prometheus.map(({ name, url }) => `  asked     Prometheus ${name} at ${url}`)
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
async function validateForMachines(command: Command, options: ValidateOptions, io: CommandIo): Promise<void> {
  const config = await loadCommandConfig(command, io).catch((error: unknown) => {
    if (error instanceof ConfigError) return error.diagnostics
    throw error
  })
  if (isBroken(config)) {
    io.setExitCode(1)
    print({ valid: false, diagnostics: config, warnings: [], notes: [] }, io)
    return
  }
  const remarks = await remarksOf(config, options, io).catch((error: unknown) => {
    if (error instanceof UsageError)
      print({ valid: false, diagnostics: [], warnings: [], notes: [], error: error.message }, io)
    throw error
  })
  const warnings = remarks.filter(isWarning)
  const notes = remarks.filter((remark) => !isWarning(remark))
  const valid = !options.strict || warnings.length === 0
  if (!valid) io.setExitCode(1)
  const { services, SLOs, SLAs, datasets, reports } = counts(config)
  const summary = { services, slos: SLOs, slas: SLAs, datasets, reports }
  const { hash, files } = config
  print({ valid, diagnostics: [], warnings, notes, foreign: foreignNotes(config), hash, files, counts: summary }, io)
}

function isBroken(result: Config | readonly Diagnostic[]): result is readonly Diagnostic[] {
  return Array.isArray(result)
}

function print(document: unknown, io: CommandIo): void {
  io.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
}
