import {
  byTarget,
  keyFigure,
  type ComparedTimes,
  type KeyFigure,
  type KeyFigureName,
  type KeyFigureValue,
} from '../../feature/key-figure.js'
import type { Audience } from '../../feature/report-section.js'
import type { IncidentCourse } from '../incident.js'
import { isOf, type IncidentService, type IncidentTargets } from '../view/incident-summary.js'
import { durationStatistics, incidentTimes, isWithin, onsetOf, type IncidentTimes } from '../view/statistics.js'

/** How a figure is read of the incidents of one stretch of time. */
interface Definition {
  readonly name: KeyFigureName
  readonly target: keyof IncidentTargets
  readonly time: Exclude<keyof IncidentTimes, 'misplaced'>
  /** A mean, or an objective that each incident must keep. */
  readonly rule: 'mean' | 'each'
}

const RECOVERY_OBJECTIVE: Definition = {
  name: 'rto',
  target: 'objectiveSeconds',
  time: 'recoverSeconds',
  rule: 'each',
}

const MEANS: readonly Definition[] = [
  { name: 'mttd', target: 'detectSeconds', time: 'detectSeconds', rule: 'mean' },
  { name: 'mtta', target: 'acknowledgeSeconds', time: 'acknowledgeSeconds', rule: 'mean' },
  { name: 'mttr', target: 'recoverSeconds', time: 'recoverSeconds', rule: 'mean' },
]

/**
 * The key figures of incidents, each of all services that share a target: nothing is averaged that is held to different ones. A customer was
 * promised none of these targets: what they are told is how it was.
 */
export function incidentKeyFigures(
  incidents: readonly IncidentCourse[],
  services: readonly IncidentService[],
  { times, audience }: { readonly times: ComparedTimes; readonly audience: Audience },
): readonly KeyFigure[] {
  const definitions = audience === 'internal' ? [RECOVERY_OBJECTIVE, ...MEANS] : MEANS
  return definitions.flatMap((definition) => {
    const { name, target } = definition
    const groups = byTarget(services, ({ targets }) => (audience === 'internal' ? targets[target] : null))
    return [...groups].map(([targetSeconds, own]) => {
      const covered = incidents.filter((incident) => own.some((service) => isOf(incident, service)))
      const frame = { name, about: own.map(({ service }) => service), targetSeconds }
      return keyFigure(frame, times, ({ interval }) => {
        const begun = covered.filter((incident) => incident.kind === 'real' && isWithin(onsetOf(incident), interval))
        return valueOf(begun.map(incidentTimes), definition, targetSeconds)
      })
    })
  })
}

function valueOf(
  times: readonly IncidentTimes[],
  { time, rule }: Definition,
  targetSeconds: number | null,
): KeyFigureValue {
  const known = times.map((one) => one[time]).filter((seconds) => seconds !== null)
  const count = known.length
  const unknown = times.length - count
  const worst = count === 0 ? null : Math.max(...known)
  const seconds = rule === 'mean' ? durationStatistics(known).mean : worst
  return {
    seconds,
    count,
    unknown,
    verdict: targetSeconds === null ? null : verdictOf({ seconds, unknown, rule }, targetSeconds),
  }
}

/** Of an objective for each, one that is not known decides unless another has missed it; of a mean it is told beside. */
function verdictOf(
  { seconds, unknown, rule }: Pick<KeyFigureValue, 'seconds' | 'unknown'> & Pick<Definition, 'rule'>,
  targetSeconds: number,
): KeyFigureValue['verdict'] {
  if (seconds === null) return unknown === 0 ? null : 'undetermined'
  if (seconds > targetSeconds) return 'missed'
  return rule === 'each' && unknown > 0 ? 'undetermined' : 'met'
}
