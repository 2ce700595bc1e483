import { samplesOf, type MetricSample } from '../shared/metric.js'
import { DEPLOYMENT_METRICS } from './deployment-metrics.js'
import { stateOf, type Deployment, type DeploymentState } from './deployment.js'
import type { GuardVerdict } from './guard/judge-deployment.js'

/** Over how long deployments are counted. */
export const COUNTED_MS = 90 * 86_400_000

/** What is counted of a deployment: at each scrape of all, so without what was found. */
export interface CountedDeployment extends Pick<Deployment, 'service' | 'environment' | 'startedAt'> {
  /** `null`: it is watched. */
  readonly verdict: GuardVerdict | null
  /** `null`: it stands. */
  readonly rolledBackAt: Date | null
}

/** How often deployments of each service failed, and how fast they were taken back. */
export interface DeploymentFigures {
  readonly byState: Readonly<Record<DeploymentState, number>>
  /** Share of those whose watch is over, or that were taken back, that failed; `null`: there is none. */
  readonly changeFailureRatio: number | null
  /** Median from marker to rollback; `null`: there was none. */
  readonly rollBackSeconds: number | null
}

export function deploymentFigures(deployments: readonly CountedDeployment[]): DeploymentFigures {
  const byState = { watched: 0, degraded: 0, healthy: 0, inconclusive: 0, rolled_back: 0 }
  for (const { rolledBackAt, verdict } of deployments) byState[stateOf(rolledBackAt !== null, verdict)]++
  const failed = byState.degraded + byState.rolled_back
  const over = deployments.length - byState.watched
  const times = deployments.flatMap(({ rolledBackAt, startedAt }) =>
    rolledBackAt === null ? [] : [Math.max(0, rolledBackAt.getTime() - startedAt.getTime()) / 1000],
  )
  return { byState, changeFailureRatio: over === 0 ? null : failed / over, rollBackSeconds: median(times) }
}

/** The figures of each service that had any. */
export function deploymentSamples(deployments: readonly CountedDeployment[]): readonly MetricSample[] {
  const places = new Map<string, CountedDeployment[]>()
  for (const one of deployments) {
    const place = JSON.stringify([one.service, one.environment])
    const others = places.get(place)
    if (others === undefined) places.set(place, [one])
    else others.push(one)
  }
  return [...places.values()].flatMap(samplesOfPlace)
}

function samplesOfPlace(own: readonly CountedDeployment[]): readonly MetricSample[] {
  const [first] = own
  if (first === undefined) return []
  const labels = { service: first.service, environment: first.environment }
  const { byState, changeFailureRatio, rollBackSeconds } = deploymentFigures(own)
  const states = Object.entries(byState).flatMap(([state, count]) =>
    samplesOf({ ...labels, state }, { [DEPLOYMENT_METRICS.deployments]: count }),
  )
  const figures = {
    [DEPLOYMENT_METRICS.changeFailureRatio]: changeFailureRatio,
    [DEPLOYMENT_METRICS.timeToRollBack]: rollBackSeconds,
  }
  return [...states, ...samplesOf(labels, figures)]
}

/** Of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)
  return middle.length === 0 ? null : middle.reduce((sum, one) => sum + one, 0) / middle.length
}
