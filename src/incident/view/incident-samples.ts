import { samplesOf, withLabels, type MetricSample } from '../../shared/metric.js'
import { INCIDENT_METRICS } from './incident-metrics.js'
import { isOf, type IncidentSummary, type ServiceIncidents } from './incident-summary.js'
import type { IncidentCourse } from '../incident.js'
import { onsetOf, type DurationStatistics } from './statistics.js'

const STATS = ['mean', 'median', 'p90'] as const

/** Samples of all incident metrics. */
export function incidentSamples({
  unresolved,
  services,
  updateOverdueSeconds,
}: IncidentSummary): readonly MetricSample[] {
  const latest = services.filter(({ period }) => period === 'month')
  return [
    ...services.flatMap(statisticsOf),
    ...latest.flatMap(({ service, environment, targets }) =>
      samplesOf(
        { service, environment },
        {
          [INCIDENT_METRICS.detectTarget]: targets.detectSeconds,
          [INCIDENT_METRICS.recoverTarget]: targets.recoverSeconds,
        },
      ),
    ),
    ...latest.flatMap((own) => {
      const open = unresolved.filter((incident) => incident.state === 'open' && isOf(incident, own))
      return (['page', 'ticket'] as const).flatMap((severity) =>
        samplesOf(
          { service: own.service, environment: own.environment, severity },
          samplesOfOpen(open.filter((incident) => incident.severity === severity)),
        ),
      )
    }),
    ...latest.flatMap((own) => {
      const waits = unresolved.filter((incident) => isOf(incident, own)).map(({ id }) => updateOverdueSeconds.get(id))
      const known = waits.filter((seconds) => seconds !== undefined)
      const longest = known.length === 0 ? null : Math.max(...known)
      return samplesOf(
        { service: own.service, environment: own.environment },
        { [INCIDENT_METRICS.updateOverdue]: longest },
      )
    }),
  ]
}

function samplesOfOpen(open: readonly IncidentCourse[]) {
  const onsets = open.filter(({ kind }) => kind === 'real').flatMap((incident) => onsetOf(incident)?.getTime() ?? [])
  return {
    [INCIDENT_METRICS.open]: open.length,
    [INCIDENT_METRICS.openOnset]: onsets.length === 0 ? 0 : Math.min(...onsets) / 1000,
  }
}

function statisticsOf({ service, environment, period, statistics }: ServiceIncidents): readonly MetricSample[] {
  const labels = { service, environment, period }
  const durations = (name: string, values: DurationStatistics) =>
    STATS.flatMap((stat) => {
      // Most services have no incident in most periods.
      return values[stat] === null ? [] : samplesOf(withLabels(labels, { stat }), { [name]: values[stat] })
    })
  return [
    ...durations(INCIDENT_METRICS.detect, statistics.detect),
    ...durations(INCIDENT_METRICS.acknowledge, statistics.acknowledge),
    ...durations(INCIDENT_METRICS.recover, statistics.recover),
    ...samplesOf(labels, {
      [INCIDENT_METRICS.samples]: statistics.incidents,
      [INCIDENT_METRICS.onsetUnknown]: statistics.onsetUnknown,
      [INCIDENT_METRICS.recoveryUnknown]: statistics.recoveryUnknown,
    }),
  ]
}
