import type { DrillType, FailureClass, PlannedDrill } from './drill.js'

const YEAR_MS = 365 * 86_400_000

/** What is counted of a run that is over. */
export interface CountedRun {
  readonly id: string
  readonly service: string
  readonly drill: string
  readonly type: DrillType
  readonly failureClass: FailureClass
  readonly state: 'passed' | 'failed' | 'abandoned'
  readonly closedAt: Date
  /** `null`: not all checks have passed. */
  readonly rtoActualSeconds: number | null
  /** What was lost, in time; `null`: nobody said how new the data was that came back. */
  readonly rpoActualSeconds: number | null
}

/** The last run of a drill that was passed, and of which it was said how new the data was that came back; `null`: there is none. */
export function lastProof(
  { service, name }: Pick<PlannedDrill, 'service' | 'name'>,
  runs: readonly CountedRun[],
): CountedRun | null {
  const proofs = runs.filter(
    (run) => run.service === service && run.drill === name && run.state === 'passed' && run.rpoActualSeconds !== null,
  )
  return proofs.toSorted((a, b) => a.closedAt.getTime() - b.closedAt.getTime()).at(-1) ?? null
}

/** How the drills of a year went. */
export interface DrillSuccess {
  readonly passed: number
  readonly failed: number
  /** Neither passed nor failed. */
  readonly abandoned: number
  /** Held to the end: they prove nothing, and are in none of the others. */
  readonly tabletops: number
  /** Share of those that were passed or failed; `null`: there is none. */
  readonly ratio: number | null
}

/** Of those that ended within the 365 days before now. */
export function drillSuccess(runs: readonly CountedRun[], now: Date): DrillSuccess {
  const recent = runs.filter(({ closedAt }) => closedAt <= now && now.getTime() - closedAt.getTime() < YEAR_MS)
  const technical = recent.filter(({ type }) => type !== 'tabletop')
  const count = (state: CountedRun['state']) => technical.filter((run) => run.state === state).length
  const [passed, failed] = [count('passed'), count('failed')]
  return {
    ...{ passed, failed, abandoned: count('abandoned') },
    tabletops: recent.filter(({ type, state }) => type === 'tabletop' && state === 'passed').length,
    ratio: passed + failed === 0 ? null : passed / (passed + failed),
  }
}

/** How a drill stands between its runs. */
export interface DrillStanding {
  readonly lastPassedAt: Date | null
  /** Its last run that is over, whatever became of it. */
  readonly lastRun: CountedRun | null
  /** The newest time that was measured. */
  readonly rtoActualSeconds: number | null
  /** `null`: it has no cadence. */
  readonly dueAt: Date | null
  /** `null`: it is not due yet, or has no cadence. */
  readonly overdueSeconds: number | null
}

/**
 * A run that failed or was given up proves nothing, so that only one that was passed puts off the next one.
 *
 * @param seenAt when Plimsoll first knew of the drill
 */
export function drillStanding(
  drill: Pick<PlannedDrill, 'service' | 'name' | 'everySeconds'>,
  runs: readonly CountedRun[],
  { seenAt, now }: { readonly seenAt: Date; readonly now: Date },
): DrillStanding {
  const own = runs
    .filter((run) => run.service === drill.service && run.drill === drill.name)
    .toSorted((a, b) => a.closedAt.getTime() - b.closedAt.getTime())
  const lastPassedAt = own.findLast(({ state }) => state === 'passed')?.closedAt ?? null
  return {
    ...{ lastPassedAt, lastRun: own.at(-1) ?? null },
    rtoActualSeconds: own.findLast((run) => run.rtoActualSeconds !== null)?.rtoActualSeconds ?? null,
    ...dueOf(drill.everySeconds, { since: lastPassedAt ?? seenAt, now }),
  }
}

function dueOf(everySeconds: number | null, { since, now }: { readonly since: Date; readonly now: Date }) {
  if (everySeconds === null) return { dueAt: null, overdueSeconds: null }
  const dueAt = new Date(since.getTime() + everySeconds * 1000)
  return { dueAt, overdueSeconds: dueAt < now ? (now.getTime() - dueAt.getTime()) / 1000 : null }
}

/** When a failure of each class was last practised with success; classes of which there was none are missing. */
export function lastOfClasses(runs: readonly CountedRun[]): ReadonlyMap<FailureClass, Date> {
  const last = new Map<FailureClass, Date>()
  for (const { failureClass, state, closedAt } of runs) {
    const before = last.get(failureClass)
    if (state === 'passed' && (before === undefined || before < closedAt)) last.set(failureClass, closedAt)
  }
  return last
}
