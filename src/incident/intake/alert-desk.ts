import type { AlertObservation } from './alert-observation.js'
import { createAlertIndex, type AlertIndex } from './alert-index.js'
import type { AlertEpisode, Incident, IncidentChange } from '../incident.js'
import type { Applied, IncidentBook } from '../incident-book.js'
import type { IncidentSettings } from '../incident-settings.js'
import { mergeObservation } from './merge-observation.js'
import { opens, overlaps, withAlerts } from '../begin-incident.js'
import { placeAlert, raises, type AlertMeans } from './place-alert.js'

/** A book that takes many observations for the price of one look at it. */
export interface AlertDesk {
  /** Takes one more, as `applyAlert` would. */
  apply(observation: AlertObservation): void
  /** The book after everything that was taken. */
  applied(): Applied
}

/**
 * Opens a book for many observations. What only makes the list of an incident's alerts longer, or ends one of them, decides nothing about
 * those that follow: it is written into the book later, together. Cheapest where observations come by beginning.
 *
 * @param known all alerts of that book
 */
export function createAlertDesk(before: IncidentBook, means: AlertMeans, known = createAlertIndex(before)): AlertDesk {
  const changes: IncidentChange[] = []
  let book = before
  let index = known
  const settle = () => {
    book = settled(book, index, means.settings)
  }
  const place = (alert: AlertEpisode) => {
    if (index.isRetimed()) settle()
    const owner = quietOwner(book, alert, means.settings)
    if (owner !== undefined) {
      index.add(owner, alert)
      return
    }
    settle()
    const placed = placeAlert(book, alert, means)
    book = placed.book
    changes.push(...placed.changes)
    index = createAlertIndex(book)
  }
  return {
    apply(observation) {
      const merged = mergeObservation(index.known(observation.fingerprint), observation)
      merged.changed.forEach((now, one) => {
        index.replace(one, now)
      })
      if (merged.added !== null) place(merged.added)
    },
    applied() {
      settle()
      return { book, changes }
    },
  }
}

function settled(book: IncidentBook, index: AlertIndex, settings: IncidentSettings): IncidentBook {
  const lists = index.takeChanged()
  if (lists.size === 0) return book
  const incidents = book.incidents.map((incident) => {
    const alerts = lists.get(incident.id)
    return alerts === undefined ? incident : withAlerts(incident, alerts, settings)
  })
  return { ...book, incidents, loose: lists.get(null) ?? book.loose }
}

/**
 * Where an alert belongs that decides nothing about others.
 *
 * @returns id of the incident; `null`: to none; `undefined`: it opens, reopens, raises or dates an incident
 */
function quietOwner(book: IncidentBook, alert: AlertEpisode, settings: IncidentSettings): string | null | undefined {
  const own = book.incidents.findLast((incident) => overlaps(incident, alert, settings))
  if (own === undefined) return opens(alert, settings) ? undefined : null
  const [first] = own.alerts
  const isFirst = first === undefined || alert.startsAt < first.startsAt
  return isFirst || raises(own, alert) || detects(own, alert, settings) ? undefined : own.id
}

function detects({ milestones }: Incident, alert: AlertEpisode, settings: IncidentSettings): boolean {
  const { detected } = milestones
  if (!opens(alert, settings) || detected?.source === 'person') return false
  return detected === undefined || alert.startsAt < detected.at
}
