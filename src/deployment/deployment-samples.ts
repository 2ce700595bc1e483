import { samplesOf, withLabels, type MetricSample } from '../shared/metric.js'
import { DEPLOYMENT_METRICS } from './deployment-metrics.js'
import type { FourKeys } from './four-keys.js'

/** The figures of each service that had any. */
export function deploymentSamples(keys: readonly FourKeys[]): readonly MetricSample[] {
  return keys.flatMap(samplesOfPlace)
}

function samplesOfPlace(keys: FourKeys): readonly MetricSample[] {
  const labels = { service: keys.service, environment: keys.environment }
  const states = Object.entries(keys.byState).flatMap(([state, count]) =>
    samplesOf(withLabels(labels, { state }), { [DEPLOYMENT_METRICS.deployments]: count }),
  )
  const counts = Object.entries(samplesBehind(keys)).flatMap(([figure, count]) =>
    samplesOf(withLabels(labels, { figure }), { [DEPLOYMENT_METRICS.samples]: count }),
  )
  const figures = {
    [DEPLOYMENT_METRICS.perDay]: keys.perDay,
    [DEPLOYMENT_METRICS.leadTime]: keys.leadTime.seconds,
    [DEPLOYMENT_METRICS.changeFailureRatio]: keys.changeFailureRatio,
    [DEPLOYMENT_METRICS.timeToRestore]: keys.timeToRestore.seconds,
    [DEPLOYMENT_METRICS.timeToRollBack]: keys.timeToRollBack.seconds,
  }
  return [...states, ...counts, ...samplesOf(labels, figures)]
}

/** n of each figure. */
function samplesBehind({ deployments, leadTime, judged, timeToRestore, timeToRollBack }: FourKeys) {
  return {
    deployment_frequency: deployments,
    lead_time: leadTime.samples,
    change_failure: judged,
    time_to_restore: timeToRestore.samples,
    time_to_roll_back: timeToRollBack.samples,
  }
}
