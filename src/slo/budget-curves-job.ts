import { breathe, mapBreathing } from '../shared/breathe.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import { budgetCurve, curveFrame, curveStretches, hasCurve, type BudgetPoint, type CurveFrame } from './budget-curve.js'
import { noCounts, type Counts, type CountsReader, type CountsRequest, type LedgerObjective } from './counts.js'
import type { Group } from './group-key.js'
import type { ObjectiveStretch } from './objective-stretches.js'
import { bySlo, isSeenLately, subjectsOf, type SloSubject } from './slo-subjects.js'
import { sloKey, type Slo } from './slo.js'

/** How the budget of an SLO, or of one group of it, went. */
export interface SloCurve {
  readonly slo: Slo
  readonly group: Group
  /** At the end of each of the last days, oldest first. */
  readonly points: readonly BudgetPoint[]
}

/** Curves of all SLOs, kept in memory: pages must not wait for them. */
export interface BudgetCurves {
  readonly of: (service: string) => readonly SloCurve[]
  readonly job: Job
}

export interface BudgetCurvesParts {
  readonly slos: readonly Slo[]
  readonly counts: CountsReader
  readonly clock: Clock
}

/** Reads days out of the ledger once an hour, and whenever history has grown; past days change only with what comes late. */
export function createBudgetCurves({ slos, counts, clock }: BudgetCurvesParts): BudgetCurves {
  const drawn = slos.filter(hasCurve)
  let curves: ReadonlyMap<string, readonly SloCurve[]> = new Map()
  let seen = ''
  const refresh = async (now: Date) => {
    const objectives = await counts.objectives(drawn.map(sloKey))
    const state = `${now.toISOString().slice(0, 13)} ${historyOf(objectives)}`
    if (state === seen) return
    const known = bySlo(objectives)
    const subjects = drawn.flatMap((slo) => subjectsOf(slo, known, (group) => isSeenLately(slo, group)))
    const all = await readCurves(subjects, counts, now)
    curves = groupedBy(all, ({ slo }) => slo.service)
    seen = state
  }
  return {
    of: (service) => curves.get(service) ?? [],
    job: {
      ...{ name: 'slo.curves', cron: '50 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
      first: () => refresh(clock()),
      run: refresh,
    },
  }
}

/** Changes when there is more, or other, history. */
function historyOf(objectives: readonly LedgerObjective[]): string {
  const begins = objectives.map(({ firstKnownAt, watermark }) => [
    firstKnownAt?.getTime() ?? 0,
    Math.floor((watermark?.getTime() ?? 0) / DAY_MS),
  ])
  return JSON.stringify(begins)
}

const DAY_MS = 86_400_000

interface Asked {
  readonly request: CountsRequest
  /** Takes what was counted. */
  readonly take: (counts: Counts) => void
}

/** A curve that is being made: counts come in for each of its stretches. */
interface Plan {
  readonly slo: Slo
  readonly group: Group
  readonly frame: CurveFrame
  readonly stretches: readonly ObjectiveStretch[]
  readonly counts: Counts[]
}

async function readCurves(
  subjects: readonly SloSubject[],
  reader: CountsReader,
  now: Date,
): Promise<readonly SloCurve[]> {
  const asked: Asked[] = []
  const frameOf = framesAt(now)
  const plans = await mapBreathing(subjects, ({ slo, group, key }): Plan => {
    const frame = frameOf(slo)
    const stretches = curveStretches(slo, frame)
    const counts: Counts[] = stretches.map(() => noCounts)
    if (key !== null)
      for (const [index, { interval }] of stretches.entries()) {
        const take = (found: Counts) => {
          counts[index] = found
        }
        asked.push({ request: { key, interval }, take })
      }
    return { slo, group, frame, stretches, counts }
  })
  const days = groupedBy(asked, ({ request: { interval } }) => `${interval.from.getTime()}/${interval.to.getTime()}`)
  // One day of all at a time: the process answers in between.
  for (const day of days.values()) {
    const found = await reader.counts(day.map(({ request }) => request))
    for (const [index, { take }] of day.entries()) take(found[index] ?? noCounts)
    await breathe()
  }
  return mapBreathing(plans, ({ slo, group, frame, stretches, counts }) => {
    return { slo, group, points: budgetCurve(frame, stretches, counts) }
  })
}

/** Days and periods are the same for all that count over the same time: worked out once. */
function framesAt(now: Date): (slo: Slo) => CurveFrame {
  const frames = new Map<string, CurveFrame>()
  return (slo) => {
    const key = JSON.stringify([slo.calendar, slo.periodSeconds])
    const frame = frames.get(key) ?? curveFrame(slo, now)
    frames.set(key, frame)
    return frame
  }
}

function groupedBy<T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(nameOf(one)) ?? []
    group.push(one)
    groups.set(nameOf(one), group)
  }
  return groups
}
