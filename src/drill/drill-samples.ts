import { samplesOf, withLabels, type MetricSample } from '../shared/metric.js'
import { drillStanding, drillSuccess, lastOfClasses, lastProof, type CountedRun } from './drill-figures.js'
import { DRILL_METRICS } from './drill-metrics.js'
import type { DrilledService, PlannedDrill } from './drill.js'

/** What is known of all drills. */
export interface DrillKnowledge {
  readonly drills: readonly PlannedDrill[]
  readonly runs: readonly CountedRun[]
  readonly seenAt: (drill: PlannedDrill) => Date
  /** Whether a run of it goes on. */
  readonly isOpen: (drill: PlannedDrill) => boolean
  /** How new the newest data was that came back in the last run that proves it; `null`: there is none. */
  readonly recoveryPoint: (drill: PlannedDrill) => Date | null
  readonly now: Date
}

/** A service, as far as its drills are counted. */
export type CountedService = DrilledService & { readonly environment: string | null }

/** The figures of each service that has drills, and of each drill. */
export function drillSamples(services: readonly CountedService[], knowledge: DrillKnowledge): readonly MetricSample[] {
  const ofServices = services
    .filter(({ drills }) => drills.length > 0)
    .flatMap((one) => samplesOfService(one, knowledge))
  return [...ofServices, ...knowledge.drills.flatMap((drill) => samplesOfDrill(drill, knowledge))]
}

function samplesOfService(
  { name, environment, targets }: CountedService,
  { runs, now }: DrillKnowledge,
): readonly MetricSample[] {
  const labels = { service: name, environment }
  const own = runs.filter(({ service }) => service === name)
  const { ratio, passed, failed, abandoned, tabletops } = drillSuccess(own, now)
  const outcomes = Object.entries({ passed, failed, abandoned, tabletop: tabletops })
  return [
    ...samplesOf(labels, {
      [DRILL_METRICS.successRatio]: ratio,
      [DRILL_METRICS.successTarget]: targets.drillSuccessRatio,
    }),
    ...outcomes.flatMap(([outcome, count]) =>
      samplesOf(withLabels(labels, { outcome }), { [DRILL_METRICS.runs]: count }),
    ),
    ...[...lastOfClasses(own)].flatMap(([failureClass, at]) =>
      samplesOf(withLabels(labels, { class: failureClass }), { [DRILL_METRICS.classLastSuccess]: unix(at) }),
    ),
  ]
}

function samplesOfDrill(drill: PlannedDrill, knowledge: DrillKnowledge): readonly MetricSample[] {
  const { runs, seenAt, isOpen, recoveryPoint, now } = knowledge
  const { service, environment, name, type, failureClass } = drill
  const labels = { service, environment, drill: name, type, class: failureClass }
  const { lastPassedAt, rtoActualSeconds, dueAt, overdueSeconds } = drillStanding(drill, runs, {
    seenAt: seenAt(drill),
    now,
  })
  return [
    ...samplesOf(labels, {
      [DRILL_METRICS.rtoTarget]: drill.rtoSeconds,
      [DRILL_METRICS.lastSuccess]: unix(lastPassedAt),
      [DRILL_METRICS.due]: unix(dueAt),
      [DRILL_METRICS.overdue]: dueAt === null ? null : Number(overdueSeconds !== null),
      [DRILL_METRICS.recoveryPoint]: unix(recoveryPoint(drill)),
      [DRILL_METRICS.dataLoss]: lastProof(drill, runs)?.rpoActualSeconds ?? null,
      [DRILL_METRICS.open]: Number(isOpen(drill)),
    }),
    ...samplesOf(withLabels(labels, { source: 'drill' }), { [DRILL_METRICS.rtoActual]: rtoActualSeconds }),
  ]
}

function unix(at: Date | null): number | null {
  return at === null ? null : at.getTime() / 1000
}
