import type { AlertObservation } from './alert-observation.js'
import type { AlertEpisode } from '../incident.js'

/** Two instants of one beginning, where one of them was read from samples 30 s apart. */
const APPROXIMATE_MS = 90_000

/** An end that Prometheus contradicts by more than this was no end: the alert had only stopped coming. */
const REFUTED_AFTER_MS = 90_000

export interface MergedEpisodes {
  /** Known before, and what each has become. */
  readonly changed: ReadonlyMap<AlertEpisode, AlertEpisode>
  /** `null`: the observation told of an episode that was known. */
  readonly added: AlertEpisode | null
}

/**
 * What is known of one alert after one more observation: repeating one changes nothing, and exact ones may come late and in any order, for an
 * old snapshot that says "firing" opens nothing that has ended.
 *
 * @param known all episodes of that alert, by `startsAt`
 */
export function mergeObservation(known: readonly AlertEpisode[], observation: AlertObservation): MergedEpisodes {
  const match = known.find((episode) => isSame(episode, observation))
  const now = match === undefined ? episodeOf(observation) : told(match, observation)
  const entries = [
    ...known.filter((episode) => episode !== match).map((before) => ({ before, now: before })),
    { before: match, now },
  ].toSorted((a, b) => a.now.startsAt.getTime() - b.now.startsAt.getTime())
  const changed = new Map<AlertEpisode, AlertEpisode>()
  let added: AlertEpisode | null = null
  for (const [index, entry] of entries.entries()) {
    const after = cutAt(entry.now, entries[index + 1]?.now.startsAt ?? null)
    if (entry.before === undefined) added = after
    else if (entry.before !== after) changed.set(entry.before, after)
  }
  return { changed, added }
}

function isSame(episode: AlertEpisode, { startsAt, source }: AlertObservation): boolean {
  const distance = Math.abs(episode.startsAt.getTime() - startsAt.getTime())
  return distance === 0 || ((episode.approximate || source === 'prometheus') && distance <= APPROXIMATE_MS)
}

function episodeOf(observation: AlertObservation): AlertEpisode {
  const { fingerprint, labels, summary, startsAt, source, activeAt = null } = observation
  return {
    fingerprint,
    labels,
    summary,
    startsAt,
    endsAt: endOf(observation),
    approximate: source === 'prometheus',
    activeAt,
  }
}

/** Nothing ends before it begins, whatever two clocks say. */
function endOf({ status, startsAt, endsAt, receivedAt }: AlertObservation): Date | null {
  if (status === 'firing') return null
  const end = endsAt ?? receivedAt
  return end < startsAt ? startsAt : end
}

function told(episode: AlertEpisode, observation: AlertObservation): AlertEpisode {
  const isExacter = episode.approximate && observation.source === 'alertmanager'
  const next: AlertEpisode = {
    ...episode,
    ...(isExacter && {
      startsAt: observation.startsAt,
      approximate: false,
      fingerprint: observation.fingerprint,
      labels: observation.labels,
    }),
    summary: episode.summary ?? observation.summary,
    activeAt: episode.activeAt ?? observation.activeAt ?? null,
    endsAt: earlier(keptEnd(episode, observation), endOf(observation)),
  }
  return isEqual(episode, next) ? episode : next
}

/** An alert that expires in Alertmanager because Prometheus did not reach it still fires there. */
function keptEnd({ endsAt }: AlertEpisode, { lastSeenAt }: AlertObservation): Date | null {
  if (endsAt === null || lastSeenAt === undefined) return endsAt
  return lastSeenAt.getTime() - endsAt.getTime() > REFUTED_AFTER_MS ? null : endsAt
}

/** An alert fires once at a time: an episode has ended when the next begins. */
function cutAt(episode: AlertEpisode, next: Date | null): AlertEpisode {
  if (next === null || (episode.endsAt !== null && episode.endsAt <= next)) return episode
  return { ...episode, endsAt: next }
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

function isEqual(a: AlertEpisode, b: AlertEpisode): boolean {
  const same = (x: Date | null, y: Date | null) => x?.getTime() === y?.getTime()
  const times = same(a.startsAt, b.startsAt) && same(a.endsAt, b.endsAt) && same(a.activeAt, b.activeAt)
  return times && a.summary === b.summary && a.approximate === b.approximate
}
