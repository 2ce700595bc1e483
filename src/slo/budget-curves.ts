import { mapBreathing } from '../shared/breathe.js'
import type { Clock } from '../shared/clock.js'
import { keepingAnswers } from '../shared/keeping-answers.js'
import { budgetCurve, curveFrame, curveStretches, hasCurve, type BudgetPoint, type CurveFrame } from './budget-curve.js'
import type { CountsReader, CountsRequest, ObjectiveKey } from './counts.js'
import type { Group } from './group-key.js'
import type { ObjectiveStretch } from './objective-stretches.js'
import { bySlo, isSeenLately, subjectsOf, type SloSubject } from './slo-subjects.js'
import { sloKey, type Slo } from './slo.js'
import { inTurn } from '../shared/in-turn.js'

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
  const keeping = { clock, keptMs: KEPT_MS, most: MOST_KEPT, keyOf: (service: string) => service }
  return keepingAnswers(keeping, (service) => {
    const own = drawn.get(service)
    return own === undefined ? Promise.resolve([]) : read(own)
  })
}

/** A curve that is to be made: of the counts of each of its stretches. */
interface Plan {
  readonly slo: Slo
  readonly group: Group
  readonly frame: CurveFrame
  readonly key: ObjectiveKey | null
  readonly stretches: readonly ObjectiveStretch[]
}

async function readCurves(
  subjects: readonly SloSubject[],
  reader: CountsReader,
  now: Date,
): Promise<readonly SloCurve[]> {
  const frameOf = framesAt(now)
  const plans = subjects.map(({ slo, group, key }): Plan => {
    const frame = frameOf(slo)
    return { slo, group, key, frame, stretches: curveStretches(slo, frame) }
  })
  const counts = inTurn(await reader.counts(plans.flatMap(requestsOf)))
  return mapBreathing(plans, (plan) => {
    const own = counts(requestsOf(plan).length)
    return { slo: plan.slo, group: plan.group, points: budgetCurve(plan.frame, plan.stretches, own) }
  })
}

/** A subject that has no row in the ledger is not asked for. */
function requestsOf({ key, stretches }: Plan): readonly CountsRequest[] {
  return key === null ? [] : stretches.map(({ interval }) => ({ key, interval }))
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
