import type { Badge } from '../../page/helpers.js'
import type { IncidentCourse } from '../incident.js'

/** How an incident stands, in a word. */
export function stateBadge({ state, kind }: Pick<IncidentCourse, 'state' | 'kind'>): Badge {
  if (kind === 'merged') return { tone: 'calm', text: 'part of another' }
  if (kind === 'false_alarm') return { tone: 'calm', text: 'false alarm' }
  const badge = STATES[state]
  return kind === 'drill' ? { ...badge, text: `${badge.text}, drill` } : badge
}

const STATES = {
  open: { tone: 'bad', text: 'open' },
  recovered: { tone: 'warn', text: 'recovered' },
  resolved: { tone: 'good', text: 'resolved' },
} as const satisfies Readonly<Record<IncidentCourse['state'], Badge>>

/** Whether it pages. */
export function severityBadge({ severity }: Pick<IncidentCourse, 'severity'>): Badge {
  return { tone: severity === 'page' ? 'warn' : 'calm', text: severity }
}
