import { mapBreathing } from '../shared/breathe.js'
import type { Clock } from '../shared/clock.js'
import { budgetCurve, curveFrame, curveStretches, hasCurve, type BudgetPoint, type CurveFrame } from './budget-curve.js'
import { noCounts, type Counts, type CountsReader, type CountsRequest } from './counts.js'
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

/** Curves of the SLOs of a service. Those that were read stay in memory for a while: whoever looks at pages looks again. */
export type ReadBudgetCurves = (service: string) => Promise<readonly SloCurve[]>

export interface BudgetCurvesParts {
  readonly slos: readonly Slo[]
  readonly counts: CountsReader
  readonly clock: Clock
}

/** Past days change only with what comes late. */
const KEPT_MS = 300_000

/** Services whose curves are kept. */
const MOST_KEPT = 50

/** Reads days out of the ledger when somebody asks: a hundred of them of ten thousand SLOs take gigabytes and minutes, and most are never looked at. */
export function createBudgetCurves({ slos, counts, clock }: BudgetCurvesParts): ReadBudgetCurves {
  const drawn = groupedBy(slos.filter(hasCurve), ({ service }) => service)
  const read = async (own: readonly Slo[]) => {
    const known = bySlo(await counts.objectives(own.map(sloKey)))
    const subjects = own.flatMap((slo) => subjectsOf(slo, known, (group) => isSeenLately(slo, group)))
    return readCurves(subjects, counts, clock())
  }
  const kept = new Map<string, { readonly at: number; readonly curves: Promise<readonly SloCurve[]> }>()
  return (service) => {
    const own = drawn.get(service)
    if (own === undefined) return Promise.resolve([])
    const now = clock().getTime()
    const known = kept.get(service)
    if (known !== undefined && now >= known.at && now - known.at < KEPT_MS) return known.curves
    const curves = read(own)
    kept.delete(service)
    kept.set(service, { at: now, curves })
    curves.catch(() => kept.delete(service))
    for (const name of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(name)
    return curves
  }
}

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
  const plans = subjects.map(({ slo, group, key }): Plan => {
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
  const found = await reader.counts(asked.map(({ request }) => request))
  for (const [index, { take }] of asked.entries()) take(found[index] ?? noCounts)
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
