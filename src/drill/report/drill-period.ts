import type { Interval } from '../../calendar/interval.js'
import { drillStanding, drillSuccess, type DrillSuccess } from '../drill-figures.js'
import type { RunStanding } from '../drill-run.js'
import type { DrillKnowledge } from '../drill-samples.js'
import type { DrilledService, PlannedDrill } from '../drill.js'

/** A run that ended in a period. */
export interface RunOfPeriod {
  /** Of the run. */
  readonly id: string
  readonly service: string
  readonly drill: string
  readonly type: PlannedDrill['type']
  readonly class: PlannedDrill['failureClass']
  readonly state: 'passed' | 'failed' | 'abandoned'
  readonly closedAt: Date
  readonly rtoSeconds: number
  /** `null`: not all came back. */
  readonly rtoActualSeconds: number | null
  /** `null`: nothing was measured. */
  readonly isRtoMet: boolean | null
  /** How new the data is that came back; `null`: nobody said. */
  readonly recoveryPoint: Date | null
  readonly rpoActualSeconds: number | null
  /** Why it ended as it did; `null`: nothing was said. */
  readonly reason: string | null
}

/** A drill that there was, and of which no run ended in a period. */
export interface UnheldDrill extends Pick<RunOfPeriod, 'service' | 'drill' | 'type' | 'class' | 'rtoSeconds'> {
  /** `null`: it never was. */
  readonly lastPassedAt: Date | null
}

/** How often drills of a service were passed, within the year up to the end of a period. */
export interface ServiceSuccess extends DrillSuccess {
  readonly service: string
  /** Share that should be passed, [0, 1]. */
  readonly targetRatio: number
}

/** The drills of a period. */
export interface DrillsOfPeriod {
  /** In the order in which they ended. */
  readonly runs: readonly RunOfPeriod[]
  readonly unheld: readonly UnheldDrill[]
  readonly services: readonly ServiceSuccess[]
}

export interface PeriodEvidence {
  readonly services: readonly DrilledService[]
  /** Of the drills of these services. */
  readonly knowledge: DrillKnowledge
  /** Runs of these services that ended in the period. */
  readonly ended: readonly RunStanding[]
  /** The period, up to when it was looked at. */
  readonly judged: Interval
}

/** What is told of a period: as it stood at its end, whenever it is told. */
export function drillsOfPeriod({ services, knowledge, ended, judged }: PeriodEvidence): DrillsOfPeriod {
  const runs = ended.flatMap(runOfPeriod).toSorted((a, b) => a.closedAt.getTime() - b.closedAt.getTime())
  const before = knowledge.runs.filter(({ closedAt }) => closedAt < judged.to)
  const isHeld = ({ service, name }: PlannedDrill) => runs.some((run) => run.service === service && run.drill === name)
  const unheld = knowledge.drills
    .filter((drill) => !isHeld(drill) && knowledge.seenAt(drill) < judged.to)
    .map((drill): UnheldDrill => {
      const { service, name, type, failureClass, rtoSeconds } = drill
      const { lastPassedAt } = drillStanding(drill, before, { seenAt: knowledge.seenAt(drill), now: judged.to })
      return { service, drill: name, type, class: failureClass, rtoSeconds, lastPassedAt }
    })
  const told = new Set([...runs, ...unheld].map(({ service }) => service))
  return {
    ...{ runs, unheld },
    services: services
      .filter(({ name }) => told.has(name))
      .map(({ name, targets }) => {
        const own = before.filter(({ service }) => service === name)
        return { service: name, ...drillSuccess(own, judged.to), targetRatio: targets.drillSuccessRatio }
      }),
  }
}

function runOfPeriod({ run, course }: RunStanding): readonly RunOfPeriod[] {
  const { id, service, drill, type, failureClass, rtoSeconds } = run
  const { state, closedAt, rtoActualSeconds, isRtoMet, recoveryPoint, rpoActualSeconds, reason } = course
  if (closedAt === null || state === 'running' || state === 'paused') return []
  return [
    {
      ...{ id, service, drill, type, class: failureClass, state, closedAt, rtoSeconds },
      ...{ rtoActualSeconds, isRtoMet, recoveryPoint, rpoActualSeconds, reason },
    },
  ]
}
