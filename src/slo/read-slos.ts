import { wholeMinute, type Interval } from '../calendar/interval.js'
import { budgetPeriodAt, type BudgetPeriod } from './budget-period.js'
import { noCounts, type Counts, type CountsReader, type CountsRequest, type LedgerObjective } from './counts.js'
import { evaluateSlo, isHeard } from './evaluate-slo.js'
import { objectiveStretches, type ObjectiveStretch } from './objective-stretches.js'
import { BURN_WINDOWS, type BurnWindow, type SloStatus } from './slo-status.js'
import type { Slo } from './slo.js'
import { bySlo, isSeenLately, subjectsOf, type SloSubject } from './slo-subjects.js'
import { mapBreathing } from '../shared/breathe.js'
import { inTurn } from '../shared/in-turn.js'

const WINDOWS = Object.keys(BURN_WINDOWS) as readonly BurnWindow[]

/** What is asked about one subject: its period in parts, then its windows; all end at its watermark. */
interface Plan {
  readonly subject: SloSubject
  readonly period: BudgetPeriod
  readonly stretches: readonly ObjectiveStretch[]
  readonly windows: readonly Interval[]
}

type WindowsUpTo = (end: Date) => readonly Interval[]

/** The windows that end at an instant, made once: thousands of objectives stand at the same one. */
function createWindows(): WindowsUpTo {
  const known = new Map<number, readonly Interval[]>()
  return (end) => {
    const at = end.getTime()
    const windows =
      known.get(at) ?? WINDOWS.map((window) => ({ from: new Date(at - BURN_WINDOWS[window] * 1000), to: end }))
    known.set(at, windows)
    return windows
  }
}

function planOf(subject: SloSubject, now: Date, windowsUpTo: WindowsUpTo): Plan {
  const watermark = subject.ledger?.watermark ?? wholeMinute(now)
  const period = budgetPeriodAt(subject.slo, watermark)
  return {
    subject,
    period,
    stretches: objectiveStretches(subject.slo.objectives, period.soFar),
    windows: windowsUpTo(watermark),
  }
}

/** A subject that has no row in the ledger is not asked for. */
function requestsOf({ subject: { key }, stretches, windows }: Plan): readonly CountsRequest[] {
  if (key === null) return []
  return [...stretches.map(({ interval }) => interval), ...windows].map((interval) => ({ key, interval }))
}

function evaluate({ subject, period, stretches }: Plan, counts: readonly Counts[], now: Date): SloStatus {
  const { slo, group, ledger } = subject
  const at = (window: BurnWindow) => counts[stretches.length + WINDOWS.indexOf(window)] ?? noCounts
  const evidence = {
    group,
    period,
    stretches: stretches.map((stretch, index) => ({ counts: counts[index] ?? noCounts, ...stretch })),
    windows: { '1h': at('1h'), '6h': at('6h'), '1d': at('1d'), '3d': at('3d') },
    firstKnownAt: ledger?.firstKnownAt ?? null,
    definitionChanges: ledger?.definitionChanges ?? [],
  }
  return evaluateSlo(slo, evidence, now)
}

/**
 * How all SLOs stand, each group for itself. A grouped SLO of which no group was seen lately has no data, once.
 *
 * @param objectives what the ledger knows of them; an SLO that was never ingested has no data over the period that ends now
 */
export async function readSlos(
  slos: readonly Slo[],
  reader: CountsReader,
  { objectives, now }: { readonly objectives: readonly LedgerObjective[]; readonly now: Date },
): Promise<readonly SloStatus[]> {
  const known = bySlo(objectives)
  const subjects = slos.flatMap((slo) => subjectsOf(slo, known, (group) => isSeenLately(slo, group)))
  const windowsUpTo = createWindows()
  const asked = await mapBreathing(subjects, (subject) => {
    const plan = planOf(subject, now, windowsUpTo)
    return { plan, requests: requestsOf(plan) }
  })
  const counts = inTurn(await reader.counts(asked.flatMap(({ requests }) => requests)))
  return mapBreathing(asked, ({ plan, requests }) => evaluate(plan, counts(requests.length), now))
}

/** What all objectives are asked. */
export interface SloQuestion {
  readonly now: Date
  readonly objectives: readonly LedgerObjective[]
}

/**
 * The same, and the list of before where the ledger tells of the same objectives: nothing of a status depends on the instant at which it is asked, as
 * long as all are heard.
 */
export function createSloReader(
  slos: readonly Slo[],
  reader: CountsReader,
): (question: SloQuestion) => Promise<readonly SloStatus[]> {
  let last: ReadStatuses | null = null
  return async ({ now, objectives }) => {
    const before = last
    if (before?.objectives === objectives && areHeard(before, before.now) && areHeard(before, now))
      return before.statuses
    const statuses = await readSlos(slos, reader, { objectives, now })
    last = { now, objectives, statuses }
    return statuses
  }
}

interface ReadStatuses extends SloQuestion {
  readonly statuses: readonly SloStatus[]
}

function areHeard({ objectives, statuses }: ReadStatuses, now: Date): boolean {
  return objectives.every(({ watermark }) => watermark !== null) && statuses.every(({ period }) => isHeard(period, now))
}
