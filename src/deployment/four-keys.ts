import { stateOf, type Deployment, type DeploymentState } from './deployment.js'
import type { GuardVerdict } from './guard/judge-deployment.js'

const DAY_MS = 86_400_000

/** Over how long deployments are counted. */
export const COUNTED_MS = 90 * DAY_MS

/** A service whose first deployment is younger is counted over so long: one deployment an hour ago is not 24 a day. */
const LEAST_MS = 7 * DAY_MS

/** What is counted of a deployment: at each scrape of all, so without what was found. */
export interface CountedDeployment extends Pick<
  Deployment,
  'service' | 'environment' | 'startedAt' | 'finishedAt' | 'committedAt'
> {
  /** `null`: it is watched. */
  readonly verdict: GuardVerdict | null
  /** `null`: it stands. */
  readonly rolledBackAt: Date | null
}

/** A time over several deployments. */
export interface MedianTime {
  /** `null`: there is none. */
  readonly seconds: number | null
  readonly samples: number
}

/** How often and how well a service is deployed: the four keys of DORA, over 90 days. */
export interface FourKeys {
  readonly service: string
  readonly environment: string | null
  /** From when on it is counted. */
  readonly since: Date
  readonly byState: Readonly<Record<DeploymentState, number>>
  readonly deployments: number
  readonly perDay: number
  /** From the newest commit until all users have the version, or it begins to reach them where its end was not told. */
  readonly leadTime: MedianTime
  /** Share of those whose watch is over, or that were taken back, that failed; `null`: there is none. */
  readonly changeFailureRatio: number | null
  /** As many as that share is of. */
  readonly judged: number
  /** From the marker of one that failed until it was taken back, or one began that did not fail. */
  readonly timeToRestore: MedianTime
  /** From marker to rollback. */
  readonly timeToRollBack: MedianTime
}

/** Deployments of all services, and when the first of each was begun. */
export interface Counted {
  readonly deployments: readonly CountedDeployment[]
  readonly firsts: readonly (Pick<Deployment, 'service' | 'environment'> & { readonly startedAt: Date })[]
}

/** The figures of each service that had a deployment within 90 days, by name. */
export function fourKeys({ deployments, firsts }: Counted, now: Date): readonly FourKeys[] {
  const places = placesOf(deployments)
  const first = new Map(firsts.map((one) => [placeOf(one), one.startedAt]))
  return [...places]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([place, own]) => {
      const [{ service, environment } = { service: '', environment: null }] = own
      const since = sinceOf(first.get(place) ?? now, now)
      return [{ service, environment, since, ...keysOf(own, (now.getTime() - since.getTime()) / DAY_MS) }]
    })
}

function placesOf(deployments: readonly CountedDeployment[]): ReadonlyMap<string, readonly CountedDeployment[]> {
  const places = new Map<string, CountedDeployment[]>()
  for (const one of deployments) {
    const others = places.get(placeOf(one))
    if (others === undefined) places.set(placeOf(one), [one])
    else others.push(one)
  }
  return places
}

function placeOf({ service, environment }: Pick<Deployment, 'service' | 'environment'>): string {
  return JSON.stringify([service, environment])
}

function sinceOf(first: Date, now: Date): Date {
  const age = Math.min(COUNTED_MS, Math.max(LEAST_MS, now.getTime() - first.getTime()))
  return new Date(now.getTime() - age)
}

function keysOf(own: readonly CountedDeployment[], days: number): Omit<FourKeys, 'service' | 'environment' | 'since'> {
  const byState = { watched: 0, degraded: 0, healthy: 0, inconclusive: 0, rolled_back: 0 }
  for (const { rolledBackAt, verdict } of own) byState[stateOf(rolledBackAt !== null, verdict)]++
  const failed = byState.degraded + byState.rolled_back
  const judged = own.length - byState.watched
  return {
    ...{ byState, deployments: own.length, perDay: own.length / days, judged },
    changeFailureRatio: judged === 0 ? null : failed / judged,
    leadTime: medianTime(own.map(({ committedAt, startedAt, finishedAt }) => [committedAt, finishedAt ?? startedAt])),
    timeToRestore: medianTime(own.filter(hasFailed).map((one) => [one.startedAt, restoredAt(one, own)])),
    timeToRollBack: medianTime(own.map(({ startedAt, rolledBackAt }) => [startedAt, rolledBackAt])),
  }
}

function hasFailed({ verdict, rolledBackAt }: CountedDeployment): boolean {
  return verdict === 'degraded' || rolledBackAt !== null
}

/** `null`: it still stands, or nobody knows yet how the one after it does. */
function restoredAt({ startedAt, rolledBackAt }: CountedDeployment, own: readonly CountedDeployment[]): Date | null {
  if (rolledBackAt !== null) return rolledBackAt
  const good = own.filter((one) => one.startedAt > startedAt && one.verdict !== null && !hasFailed(one))
  return good.map((one) => one.startedAt).reduce<Date | null>((a, b) => (a === null || b < a ? b : a), null)
}

/** Of those whose both ends are known; what ended before it began, by clocks that differ, took no time. */
function medianTime(spans: readonly (readonly [Date | null, Date | null])[]): MedianTime {
  const times = spans.flatMap(([from, to]) =>
    from === null || to === null ? [] : [Math.max(0, to.getTime() - from.getTime()) / 1000],
  )
  return { seconds: median(times), samples: times.length }
}

/** Of an even number the mean of the two in the middle. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1)
  return middle.length === 0 ? null : middle.reduce((sum, one) => sum + one, 0) / middle.length
}
