import { holdSecondsOf, type DrillCheck, type PlannedDrill } from '../drill.js'
import type { DrillRunAnswer } from '../over-http/drill-answer.js'
import type { ProbeResult } from '../probe/probe-result.js'
import type { HoldOptions, HoldPorts } from './hold-ports.js'

/** What was found last by one check. */
interface Found {
  readonly result: ProbeResult
  /** When it was found, by the clock that nobody sets. */
  readonly atMs: number
}

/** What was said of a check last, and since when it passes. */
interface Told {
  readonly passed: boolean
  readonly detail: string
  readonly sinceMs: number
  readonly isHeld: boolean
}

/** Asks all checks, again and again, until all have passed, or the deadline is over, or it is interrupted. */
export async function holdChecks(
  drill: PlannedDrill,
  begun: DrillRunAnswer,
  { ports, options }: { readonly ports: HoldPorts; readonly options: HoldOptions },
): Promise<DrillRunAnswer> {
  const told = new Map<string, Told>()
  let run = begun
  let [readAt, elapsed] = [ports.monotonicMs(), run.elapsedSeconds]
  while (!ports.signal.aborted) {
    const found = await Promise.all(drill.checks.map((check) => ask(check, ports)))
    for (const [place, check] of drill.checks.entries()) {
      const one = found[place]
      if (one === undefined || !isNews(check, one, told)) continue
      run = await tell(check, one, ports)
      readAt = ports.monotonicMs()
      elapsed = run.elapsedSeconds
    }
    const now = elapsed + (ports.monotonicMs() - readAt) / 1000
    ports.progress.show(run, now)
    if (run.milestones.validated !== null || run.closedAt !== null || now > lengthOf(run)) return run
    await ports.sleep(options.everySeconds)
  }
  return run
}

async function ask({ probe }: DrillCheck, ports: HoldPorts): Promise<Found> {
  const result = await ports.probe(probe)
  return { result, atMs: ports.monotonicMs() }
}

/** Only what changes how a check stands is told: a run of an hour has as many entries as it has turns. */
function isNews(check: DrillCheck, { result, atMs }: Found, told: Map<string, Told>): boolean {
  const before = told.get(check.name)
  const isSame = before?.passed === result.passed
  const sinceMs = isSame ? before.sinceMs : atMs
  const isHeld = result.passed && atMs - sinceMs >= holdSecondsOf(check) * 1000
  const isNew = !isSame || (!result.passed && before.detail !== result.detail) || isHeld !== before.isHeld
  told.set(check.name, { passed: result.passed, detail: result.detail, sinceMs, isHeld })
  return isNew
}

async function tell(
  { name }: DrillCheck,
  { result, atMs }: Found,
  { say, progress }: HoldPorts,
): Promise<DrillRunAnswer> {
  const { passed, detail } = result
  progress.note(`check ${name} ${passed ? 'passes' : 'fails'}: ${detail}`)
  return say('check', { check: name, passed, detail: detail.slice(0, 2000) }, atMs)
}

function lengthOf({ deadline, clockFrom }: DrillRunAnswer): number {
  return (Date.parse(deadline) - Date.parse(clockFrom)) / 1000
}
