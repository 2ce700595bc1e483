import type { Series } from '../../promql/series-reader.js'
import { batches } from '../../shared/batches.js'
import { inPortions } from '../../shared/breathe.js'
import type { AlertObservation } from './alert-observation.js'
import { isPossible } from './alert-times.js'
import { fingerprintOf } from './fingerprint.js'
import type { AlertEpisode } from '../incident.js'
import { createAlertLookup, wholeKeyOf } from './label-lookup.js'

/** What Prometheus remembers of its alerts, at even steps. */
export interface PrometheusAlerts {
  /** `ALERTS{alertstate="firing"}`. */
  readonly firing: readonly Series[]
  /** `ALERTS_FOR_STATE`: the value is when the expression became true, in Unix seconds. */
  readonly forState: readonly Series[]
  /** When Prometheus was at work, by time: without it, an alert that is not there says nothing. */
  readonly alive: readonly Date[]
  readonly stepSeconds: number
}

/** Ends and beginnings of one alert in two sources may lie this far apart. */
const TOLERANCE_MS = 90_000

/** Stretches that are looked up without a breath: some milliseconds. */
const PORTION = 200

/** One stretch of samples in which an alert fired. */
interface Stretch {
  readonly labels: Readonly<Record<string, string>>
  readonly first: Date
  readonly last: Date
  /** `null`: still firing, or Prometheus has not worked since. */
  readonly endsAt: Date | null
}

/**
 * Reads the alerts of a time out of what Prometheus remembers of it: how a daemon that was down, or that Alertmanager did not tell (resolved
 * while silenced), learns of them.
 *
 * @param known episodes of that time; one that is found again keeps its own beginning and fingerprint, for Prometheus's memory lacks the
 *   labels that are added on the way to Alertmanager
 * @returns by beginning
 */
export async function observePrometheus(
  alerts: PrometheusAlerts,
  known: readonly AlertEpisode[],
  now: Date,
): Promise<readonly AlertObservation[]> {
  const circumstances: Circumstances = {
    alerts,
    forState: new Map(alerts.forState.map((series) => [wholeKeyOf(series.labels), series])),
    knownOf: createAlertLookup(known),
    now,
  }
  const stretches = alerts.firing
    .flatMap((series) => stretchesOf(series, alerts))
    .toSorted((a, b) => a.first.getTime() - b.first.getTime())
  const observations: AlertObservation[] = []
  await inPortions(batches(stretches, PORTION), (portion) => {
    for (const stretch of portion) observations.push(...observationsOf(stretch, circumstances))
  })
  return observations
}

function stretchesOf({ labels, samples }: Series, { alive, stepSeconds }: PrometheusAlerts): readonly Stretch[] {
  const stretches: Stretch[] = []
  let first: Date | null = null
  for (const [index, { at }] of samples.entries()) {
    const next = samples[index + 1]?.at ?? null
    first ??= at
    const endsAt = hasGap(at, next, stepSeconds) ? workingBetween(alive, at, next) : null
    // A pause in which Prometheus did not work ends nothing.
    if (next !== null && endsAt === null) continue
    stretches.push({ labels, first, last: at, endsAt })
    first = null
  }
  return stretches
}

function hasGap(at: Date, next: Date | null, stepSeconds: number): boolean {
  return next === null || next.getTime() - at.getTime() > stepSeconds * 1000
}

function workingBetween(alive: readonly Date[], from: Date, to: Date | null): Date | null {
  return alive.find((instant) => instant > from && (to === null || instant < to)) ?? null
}

interface Circumstances {
  readonly alerts: PrometheusAlerts
  /** `ALERTS_FOR_STATE` by its labels. */
  readonly forState: ReadonlyMap<string, Series>
  readonly knownOf: (series: Readonly<Record<string, string>>) => readonly AlertEpisode[]
  readonly now: Date
}

function observationsOf(
  stretch: Stretch,
  { alerts, forState, knownOf, now }: Circumstances,
): readonly AlertObservation[] {
  const { first, last, endsAt } = stretch
  const activeAt = activeAtOf(stretch, forState)
  const firing: AlertObservation = {
    ...(matchOf(stretch, knownOf(stretch.labels)) ?? newcomerOf(stretch, beginningOf(first, activeAt, alerts))),
    status: 'firing',
    endsAt: null,
    source: 'prometheus',
    lastSeenAt: last,
    activeAt,
    receivedAt: now,
  }
  return endsAt === null ? [firing] : [firing, { ...firing, status: 'resolved', endsAt }]
}

type Named = Pick<AlertObservation, 'fingerprint' | 'labels' | 'summary' | 'startsAt'>

function newcomerOf(stretch: Stretch, startsAt: Date): Named {
  const labels = ownLabels(stretch.labels)
  return { fingerprint: fingerprintOf(labels), labels, summary: null, startsAt }
}

/** The labels of the alert itself, without the state that Prometheus adds. */
function ownLabels(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => name !== 'alertstate'))
}

/** @param known episodes of that alert */
function matchOf({ first, last }: Stretch, known: readonly AlertEpisode[]): Named | undefined {
  const match = known.findLast(
    (episode) =>
      episode.startsAt.getTime() <= last.getTime() + TOLERANCE_MS &&
      (episode.endsAt?.getTime() ?? Infinity) >= first.getTime() - TOLERANCE_MS,
  )
  if (match === undefined) return undefined
  const { fingerprint, summary, startsAt } = match
  return { fingerprint, labels: match.labels, summary, startsAt }
}

function activeAtOf({ labels, first }: Stretch, forState: ReadonlyMap<string, Series>): Date | null {
  const series = forState.get(wholeKeyOf(labels))
  const value = series?.samples.find(({ at }) => at >= first)?.value
  const at = new Date((value ?? NaN) * 1000)
  // Whatever somebody records under that name need not be a time.
  return isPossible(at, first) ? at : null
}

/** An alert without `for` fires when its expression becomes true; one that fired before the time asked for began no later than that. */
function beginningOf(first: Date, activeAt: Date | null, { alive, stepSeconds }: PrometheusAlerts): Date {
  if (activeAt === null || activeAt > first) return first
  const isJustBefore = first.getTime() - activeAt.getTime() <= stepSeconds * 1000
  const isAtStart = first <= (alive[0] ?? first)
  return isJustBefore || isAtStart ? activeAt : first
}
