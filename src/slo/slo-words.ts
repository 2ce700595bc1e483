import { formatDuration } from '../shared/duration.js'
import type { Slo } from './slo.js'

/** The period as a label and in sentences: `30d`, or `month` for a calendar month. */
export function periodName({ calendar, periodSeconds }: Pick<Slo, 'calendar' | 'periodSeconds'>): string {
  return calendar?.unit ?? formatDuration(periodSeconds)
}

/** Which burn-rate alerts an SLO has: the usual ones for its objective, some of its own, or none. */
export function alertingKind({ alerting }: Pick<Slo, 'alerting'>): 'usual' | 'own' | 'off' {
  if (alerting === null) return 'off'
  return alerting.tiers === null ? 'usual' : 'own'
}
