import { addressOf, type Pager } from '../../page/pager.js'
import { formatSpan } from '../../words/format-span.js'
import type { IncidentCourse } from '../incident.js'
import { severityBadge, stateBadge } from './incident-badges.js'
import { incidentTimes } from './statistics.js'

/** Incidents on one part of the list. */
export const PAGE_SIZE = 25

/** What the list is asked by; '' asks for all. */
export interface IncidentsQuestion {
  readonly state: string
  readonly team: string
  readonly service: string
  /** From 1. */
  readonly page: number
}

/** What the list shows. */
export interface IncidentsFound {
  readonly items: readonly IncidentCourse[]
  readonly total: number
  readonly question: IncidentsQuestion
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
export function incidentsView(found: IncidentsFound): object {
  const { items, total, question } = found
  const isFiltered = question.state !== '' || question.team !== '' || question.service !== ''
  return {
    filters: filtersOf(found, isFiltered),
    heading: total === 1 ? '1 incident' : `${total} incidents`,
    ...{ caption: 'Incidents, newest first', columns: COLUMNS, rows: items.map(rowOf) },
    pager: pagerOf(question, { shown: items.length, total }),
    empty: isFiltered
      ? { title: 'There is none of these', sentence: 'Choose others, or show all.' }
      : {
          title: 'There are no incidents',
          sentence: 'One begins when an alert with severity page comes in: let Alertmanager deliver to Plimsoll.',
          code: 'plimsoll generate --only alertmanager.routes',
        },
    sentences: [
      'Onset and recovery are where the indicator of the service turned bad and good again; detected is when the first alert began to fire. What people have stated stands in place of what was measured.',
    ],
  }
}

function rowOf(incident: IncidentCourse, index: number) {
  const { number, title, service, environment, milestones } = incident
  const times = incidentTimes(incident)
  const began = milestones.onset?.at ?? milestones.detected?.at ?? null
  const where = environment === null ? service : `${service}, ${environment}`
  const figure = (field: 'detectSeconds' | 'acknowledgeSeconds' | 'recoverSeconds') => {
    const value = times[field]
    return value === null ? { text: '–' } : { text: spanText(value), value, field: `/items/${index}/${field}` }
  }
  return [
    { text: `#${number} ${title}`, href: `/incidents/${number}`, note: where },
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

function pagerOf(
  { page, ...query }: IncidentsQuestion,
  { shown, total }: { readonly shown: number; readonly total: number },
): Pager {
  const start = (page - 1) * PAGE_SIZE
  const hrefOf = (to: number) => addressOf('/incidents', { ...query, page: to === 1 ? '' : String(to) })
  return {
    ...{ from: shown === 0 ? 0 : start + 1, to: start + shown, total },
    previous: page > 1 ? hrefOf(page - 1) : null,
    next: start + shown < total ? hrefOf(page + 1) : null,
  }
}

const STATES = [
  ['', 'Any'],
  ['unresolved', 'Not resolved'],
  ['open', 'Open'],
  ['recovered', 'Recovered'],
  ['resolved', 'Resolved'],
] as const

function filtersOf({ question, teams, services }: IncidentsFound, isFiltered: boolean) {
  const named = (names: readonly string[]) => [['', 'All'] as const, ...names.map((name) => [name, name] as const)]
  const choice = (
    name: 'state' | 'team' | 'service',
    label: string,
    options: readonly (readonly [string, string])[],
  ) => ({
    ...{ id: `by-${name}`, name, label },
    options: options.map(([value, text]) => ({ value, text, selected: value === question[name] })),
  })
  return {
    action: '/incidents',
    search: null,
    choices: [
      choice('state', 'State', STATES),
      ...(teams.length === 0 ? [] : [choice('team', 'Team', named(teams))]),
      choice('service', 'Service', named(services)),
    ],
    reset: isFiltered ? '/incidents' : null,
  }
}
