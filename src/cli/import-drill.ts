import type { ApiClient } from '../client/api-client.js'
import type { Config } from '../config/config.js'
import type { PlannedDrill } from '../drill/drill.js'
import { chaosJournal, runOfJournal } from '../drill/import/chaos-journal.js'
import type { ImportAnswer } from '../drill/import/import-body.js'
import type { ImportedRun } from '../drill/import/imported-run.js'
import { endsIn, litmusQuery, runOfLitmus, type LitmusMetric } from '../drill/import/litmus-runs.js'
import { createPrometheusReader } from '../prometheus/prometheus-client.js'
import { written } from '../shared/answer-fields.js'
import { UsageError } from '../shared/app-error.js'
import { parseDuration } from '../shared/duration.js'
import { authorOf } from './author-option.js'
import { loadCommandConfig } from './config-option.js'
import { answerOf, daemonAt } from './daemon-client.js'
import { chooseDrill } from './drill-choice.js'
import { printAnswer } from './output-option.js'
import { readCaseFile, type CaseKind } from './read-case-file.js'
import type { Called, DrillWordOptions } from './run-drill.js'
import { serverOf } from './server-option.js'

export interface ImportDrillOptions extends DrillWordOptions {
  readonly litmus?: string
  readonly since: string
}

const JOURNAL: CaseKind<ReturnType<typeof chaosJournal.parse>> = {
  schema: chaosJournal,
  what: 'one journal of Chaos Toolkit',
}

/** An end may be told of a little before its verdict. */
const VERDICT_WITHIN_MS = 60_000

/** How often Litmus is asked of the past: its exporter keeps an end until the next run ends. */
const STEP_SECONDS = 60

/** Takes runs of another tool over. Throws `ConfigError` where a journal is none, `UsageError`, `PrometheusError` and `ServerError`. */
export async function importDrill(
  { drill: name, journal }: { readonly drill: string; readonly journal: string | undefined },
  options: ImportDrillOptions,
  { command, io }: Called,
): Promise<void> {
  const { litmus } = options
  if ((journal === undefined) === (litmus === undefined))
    throw new UsageError('expected a journal of Chaos Toolkit or --litmus, and not both')
  // What is wrong with a file is said before a daemon is asked for.
  const read = journal === undefined ? [] : [readJournal(journal, io.cwd)]
  const config = await loadCommandConfig(command, io)
  const drill = chooseDrill(config, { name, service: options.service })
  const found = litmus === undefined ? read : await askLitmus({ config, drill, now: io.clock() }, litmus, options.since)
  const daemon = daemonAt(await serverOf(options, command, io))
  const answer: ImportAnswer[] = []
  for (const { run, end } of found) {
    if (run === null)
      io.stderr.write(`The run that ended at ${end.toISOString()} has no verdict, or no start: it is left out.\n`)
    else answer.push(await take(daemon, { drill, run, by: authorOf(options) }))
  }
  printAnswer(io, options, { answer, text: answer.length === 0 ? noneText(options) : answer.map(lineOf).join('') })
}

/** `null`: nobody says how it went. */
interface FoundRun {
  readonly end: Date
  readonly run: ImportedRun | null
}

function readJournal(file: string, cwd: string): FoundRun {
  const run = runOfJournal(readCaseFile(file, JOURNAL, cwd))
  return { end: run.endedAt, run }
}

interface Taking {
  readonly drill: PlannedDrill
  readonly run: ImportedRun
  readonly by: string
}

function take(daemon: ApiClient, { drill, run, by }: Taking): Promise<ImportAnswer> {
  const body = { ...written(run), service: drill.service, drill: drill.name, by }
  return answerOf(daemon.POST('/api/v1/drills/imports', { body }))
}

function lineOf({ isNew, run: { state, id, reason, milestones } }: ImportAnswer): string {
  const what = isNew ? 'taken over' : 'there already, nothing is done'
  const why = reason === null || state === 'passed' ? '' : ` (${reason})`
  return `${milestones.declared ?? ''}  ${state}${why}: ${what}, run ${id}\n`
}

function noneText({ litmus = '', since }: ImportDrillOptions): string {
  return `Within ${since} no run of ${litmus} has ended.\n`
}

interface Asked {
  readonly config: Config
  readonly drill: PlannedDrill
  readonly now: Date
}

/** Runs that ended within a time up to now, oldest first. */
async function askLitmus({ config, drill, now }: Asked, result: string, since: string): Promise<readonly FoundRun[]> {
  const seconds = parseDuration(since)
  if (seconds === null || seconds <= 0) throw new UsageError('--since: expected a duration such as 7d')
  const source = config.prometheus.find(({ name }) => name === drill.prometheus)
  if (source === undefined) throw new UsageError(`there is no Prometheus ${drill.prometheus}`)
  const reader = createPrometheusReader(source)
  const from = new Date(now.getTime() - seconds * 1000)
  // Up to now itself, which an interval leaves out.
  const interval = { from, to: new Date(now.getTime() + 1) }
  const ends = endsIn(await reader.range(litmusQuery('end', result), interval, stepOf(seconds)))
  const found = []
  for (const { end, seenAt } of ends.filter((one) => one.end >= from)) {
    const tell = (metric: LitmusMetric, at = seenAt) => reader.instant(litmusQuery(metric, result), at)
    const times = { start: await tell('start'), injected: await tell('injected') }
    const later = new Date(Math.min(now.getTime(), seenAt.getTime() + VERDICT_WITHIN_MS))
    const run =
      runOfLitmus({ result, end, ...times, verdict: await tell('verdict') }) ??
      runOfLitmus({ result, end, ...times, verdict: await tell('verdict', later) })
    found.push({ end, run })
  }
  return found
}

/** Prometheus answers 11,000 steps at most. */
function stepOf(seconds: number): number {
  return Math.max(STEP_SECONDS, Math.ceil(seconds / 10_000))
}
