import { optionsOf } from '../../page/choice.js'
import { filterForm } from '../../page/filter-form.js'
import type { Pager } from '../../page/pager.js'
import { formatSpan } from '../../words/format-span.js'
import type { IncidentCourse } from '../incident.js'
import { incidentAddress, PATH } from './incident-address.js'
import { severityBadge, stateBadge } from './incident-badges.js'
import { openingForm } from './incident-forms.js'
import { incidentTimes } from './statistics.js'

/** Incidents on one part of it. */
export const PAGE_SIZE = 25

/** What the list shows. */
export interface IncidentsFound {
  readonly items: readonly IncidentCourse[]
  readonly pager: Pager
  /** What the list is asked by; '' asks for all. */
  readonly query: { readonly state: string; readonly team: string; readonly service: string }
  /** Names to choose from. */
  readonly teams: readonly string[]
  readonly services: readonly string[]
}

const COLUMNS = [
  { title: 'Incident' },
  { title: 'State' },
  { title: 'Severity' },
  { title: 'Began' },
  { title: 'Detected after', numeric: true },
  { title: 'Acknowledged after', numeric: true },
  { title: 'Bad for', numeric: true },
]

/** What the page of the list shows. */
export function incidentsView({ items, pager, query, teams, services }: IncidentsFound): object {
  const filter = filterForm({
    ...{ path: PATH, query },
    choices: [
      { name: 'state', label: 'State', options: STATES },
      { name: 'team', label: 'Team', options: optionsOf(teams) },
      { name: 'service', label: 'Service', options: optionsOf(services) },
    ],
  })
  return {
    ...{ filter, pager },
    heading: pager.total === 1 ? '1 incident' : `${pager.total} incidents`,
    // An incident may come at any time: what it is looked for by is there before.
    isAny: true,
    list: { caption: 'Incidents, newest first', columns: COLUMNS, rows: items.map(rowOf) },
    none: filter.reset === null ? EMPTY : { title: 'There is none of these', sentence: 'Choose others, or show all.' },
    empty: EMPTY,
    opening: services.length === 0 ? null : openingForm(services),
    how: [
      'Onset and recovery are where the indicator of the service turned bad and good again; detected is when the first alert began to fire. What people have stated stands in place of what was measured.',
    ],
  }
}

const EMPTY = {
  title: 'There are no incidents',
  sentence:
    'One begins when an alert with severity page comes in: let Alertmanager deliver to Plimsoll. Or a person opens one.',
  code: 'plimsoll generate --only alertmanager.routes',
}

function rowOf(incident: IncidentCourse, index: number) {
  const { number, title, service, environment, milestones } = incident
  const times = incidentTimes(incident)
  const began = milestones.onset?.at ?? milestones.detected?.at ?? null
  const where = environment === null ? service : `${service}, ${environment}`
  const figure = (field: 'detectSeconds' | 'acknowledgeSeconds' | 'recoverSeconds') => {
    const value = times[field]
    return value === null ? { text: '–' } : { text: spanText(value), value, field: `/data/${index}/${field}` }
  }
  return [
    { text: `#${number} ${title}`, href: incidentAddress(number), note: where },
    { badge: stateBadge(incident) },
    { badge: severityBadge(incident) },
    began === null ? { text: '–' } : { at: began },
    figure('detectSeconds'),
    figure('acknowledgeSeconds'),
    figure('recoverSeconds'),
  ]
}

/** To the second. */
export function spanText(seconds: number): string {
  return formatSpan(Math.round(seconds))
}

const STATES = [
  ['unresolved', 'Not resolved'],
  ['open', 'Open'],
  ['recovered', 'Recovered'],
  ['resolved', 'Resolved'],
] as const
