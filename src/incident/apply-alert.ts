import type { AlertObservation } from './alert-observation.js'
import type { AlertEpisode } from './incident.js'
import type { Applied, IncidentBook } from './incident-book.js'
import type { IncidentSettings } from './incident-settings.js'
import { mergeObservation, type MergedEpisodes } from './merge-observation.js'
import { placeAlert, withAlerts, type AlertMeans } from './place-alert.js'

/**
 * What an observation makes of the incidents of its service. Idempotent, and safe against any order: only an episode that was not known
 * before can open or reopen anything.
 */
export function applyAlert(book: IncidentBook, observation: AlertObservation, means: AlertMeans): Applied {
  const known = [...book.incidents.flatMap(({ alerts }) => alerts), ...book.loose]
    .filter(({ fingerprint }) => fingerprint === observation.fingerprint)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const merged = mergeObservation(known, observation)
  const told = merged.changed.size === 0 ? book : withChanged(book, merged, means.settings)
  return merged.added === null ? { book: told, changes: [] } : placeAlert(told, merged.added, means)
}

function withChanged(book: IncidentBook, { changed }: MergedEpisodes, settings: IncidentSettings): IncidentBook {
  const mapped = (alerts: readonly AlertEpisode[]) => alerts.map((alert) => changed.get(alert) ?? alert)
  return {
    ...book,
    loose: mapped(book.loose),
    incidents: book.incidents.map((incident) =>
      incident.alerts.some((alert) => changed.has(alert))
        ? withAlerts(incident, mapped(incident.alerts), settings)
        : incident,
    ),
  }
}
