import { breathe } from '../../shared/breathe.js'
import type { AlertEpisode } from '../incident.js'
import type { IncidentBook } from '../incident-book.js'

/** All alerts of a book by fingerprint, with changes that are not in the book yet. */
export interface AlertIndex {
  /** Episodes of one alert, by beginning. */
  known(fingerprint: string): readonly AlertEpisode[]
  /** Adds one that was not known; `owner`: id of its incident, or `null`. */
  add(owner: string | null, alert: AlertEpisode): void
  /** Puts what an episode has become in its place. */
  replace(before: AlertEpisode, now: AlertEpisode): void
  /** Whether a beginning has moved since changes were taken: where later alerts belong may depend on it. */
  isRetimed(): boolean
  /** Lists that have changed since they were last taken, by owner. */
  takeChanged(): ReadonlyMap<string | null, readonly AlertEpisode[]>
}

interface Place {
  readonly owner: string | null
  readonly at: number
}

/** Reads the alerts of a book once; everything after costs the same however many there are. */
export function createAlertIndex(book: IncidentBook): AlertIndex {
  const reading = indexAlerts(book)
  for (;;) {
    const { done, value } = reading.next()
    if (done === true) return value
  }
}

/** The same of a book that may be long, with a breath here and there. */
export async function indexBook(book: IncidentBook): Promise<AlertIndex> {
  const reading = indexAlerts(book)
  for (;;) {
    const { done, value } = reading.next()
    if (done === true) return value
    await breathe()
  }
}

/** Alerts that are entered without a breath: some milliseconds. */
const PORTION = 2000

function* indexAlerts(book: IncidentBook): Generator<void, AlertIndex> {
  const lists = listsOf(book)
  const places = new Map<AlertEpisode, Place>()
  const byFingerprint = new Map<string, AlertEpisode[]>()
  const changed = new Set<string | null>()
  let retimed = false
  const enter = (alert: AlertEpisode, place: Place) => {
    places.set(alert, place)
    const episodes = byFingerprint.get(alert.fingerprint) ?? []
    byFingerprint.set(alert.fingerprint, episodes)
    insertByBeginning(episodes, alert)
  }
  yield* enterAll(lists, enter)
  return {
    known: (fingerprint) => byFingerprint.get(fingerprint) ?? [],
    isRetimed: () => retimed,
    add(owner, alert) {
      const list = lists.get(owner)
      if (list !== undefined) enter(alert, { owner, at: list.push(alert) - 1 })
      changed.add(owner)
    },
    replace(before, now) {
      const place = places.get(before)
      if (place === undefined) return
      places.delete(before)
      takeOut(byFingerprint.get(before.fingerprint) ?? [], before)
      enter(now, place)
      const list = lists.get(place.owner)
      if (list !== undefined) list[place.at] = now
      changed.add(place.owner)
      retimed ||= isRetimed(before, now)
    },
    takeChanged() {
      const taken = new Map([...changed].map((owner) => [owner, [...(lists.get(owner) ?? [])]]))
      changed.clear()
      retimed = false
      return taken
    },
  }
}

function* enterAll(lists: Lists, enter: (alert: AlertEpisode, place: Place) => void): Generator<void> {
  for (const [owner, list] of lists) {
    for (const [at, alert] of list.entries()) {
      enter(alert, { owner, at })
      if (at % PORTION === PORTION - 1) yield
    }
  }
}

function insertByBeginning(episodes: AlertEpisode[], alert: AlertEpisode): void {
  const at = episodes.findLastIndex(({ startsAt }) => startsAt <= alert.startsAt)
  episodes.splice(at + 1, 0, alert)
}

function takeOut(episodes: AlertEpisode[], alert: AlertEpisode): void {
  episodes.splice(episodes.indexOf(alert), 1)
}

function isRetimed(before: AlertEpisode, now: AlertEpisode): boolean {
  return before.startsAt.getTime() !== now.startsAt.getTime() || before.approximate !== now.approximate
}

/** By owner. */
type Lists = Map<string | null, AlertEpisode[]>

function listsOf({ incidents, loose }: IncidentBook): Lists {
  const lists = new Map<string | null, AlertEpisode[]>([[null, [...loose]]])
  for (const { id, alerts } of incidents) lists.set(id, [...alerts])
  return lists
}
