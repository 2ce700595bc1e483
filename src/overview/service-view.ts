import { choiceOf, optionsOf } from '../page/choice.js'
import { addressOf } from '../page/pager.js'
import type { ServiceAddition } from '../feature/shown-part.js'
import { cellsUnder, type Cell } from '../page/rows.js'
import { tableOf } from './overview-view.js'
import { isOf } from './service-answer.js'
import { serviceHref } from '../service/service-href.js'
import { TONE_WORDS, type ListedService, type ServiceStanding } from './services-list.js'
import type { Standing } from './standing.js'

/** What a list of services is asked for, as its address says it. */
export interface AskedServices {
  readonly q: string
  readonly team: string
  readonly state: 'all' | 'attention'
}

export interface ServicesView {
  readonly asked: AskedServices
  readonly teams: readonly string[]
  /** Of this page. */
  readonly shown: readonly ServiceStanding[]
  /** How many are asked for, and how many there are at all. */
  readonly found: number
  readonly all: number
  /** `null`: this is the first page. */
  readonly cursor: string | null
  readonly next: string | null
}

/** What the list of services shows; its numbers are those of the rows of `toServiceRow`. */
export function servicesView({ asked, teams, shown, found, all, cursor, next }: ServicesView) {
  const query = { q: asked.q, team: asked.team, state: asked.state === 'all' ? '' : asked.state }
  const isFiltered = Object.values(query).some((value) => value !== '')
  return {
    ...{ found, all, isFiltered },
    filter: filterOf(asked, teams, isFiltered),
    first: cursor === null ? null : addressOf('/services', query),
    next: next === null ? null : addressOf('/services', { ...query, cursor: next }),
    caption: 'Services',
    columns: [
      { title: 'Service' },
      { title: 'State' },
      { title: 'Team' },
      ...(shown[0]?.parts ?? []).map(({ part }) => ({ title: part.title, numeric: true })),
    ],
    rows: shown.map(serviceRow),
  }
}

const STATES = [
  ['all', 'all'],
  ['attention', 'needs attention'],
] as const

function filterOf({ q, team, state }: AskedServices, teams: readonly string[], isFiltered: boolean) {
  return {
    action: '/services',
    search: { id: 'q', name: 'q', label: 'Name, description or team', value: q },
    choices: [
      choiceOf({ name: 'team', label: 'Team', options: [['', 'all'], ...optionsOf(teams)], chosen: team }),
      choiceOf({ name: 'state', label: 'State', options: STATES, chosen: state }),
    ],
    reset: isFiltered ? '/services' : null,
  }
}

function serviceRow({ service, tone, parts }: ServiceStanding, index: number): readonly Cell[] {
  const note = service.description === null ? {} : { note: service.description }
  return [
    { text: service.name, href: serviceHref(service.name), ...note },
    { badge: { tone, text: TONE_WORDS[tone] } },
    { text: service.team ?? '–' },
    ...parts.map(({ part, total, attention }): Cell => {
      const field = `/data/${index}/parts/${part.key}/total`
      return {
        text: String(total),
        value: total,
        field,
        ...(attention === 0 ? {} : { note: `${attention} to look at` }),
      }
    }),
  ]
}

/** What the page of a service shows; its numbers are those of `toServiceAnswer`. */
export function serviceView(service: ListedService, standing: Standing, additions: readonly ServiceAddition[]) {
  const parts = standing.parts.map((part) => {
    const things = part.things.filter(isOf(service))
    return {
      key: part.key,
      title: part.title,
      sentences: part.measured,
      count: things.length,
      ...tableOf(part, things, { pointer: `/parts/${part.key}`, on: service.name }),
    }
  })
  return {
    ...service,
    facts: factsOf(service),
    depends: service.dependsOn.map((name) => ({ name, href: serviceHref(name) })),
    linked: Object.entries(service.links).map(([text, href]) => ({ text, href })),
    parts: parts.filter(({ count }) => count > 0),
    additions: additions.map(additionView),
  }
}

function additionView({ key, title, note, charts }: ServiceAddition) {
  const placed = charts.map(({ figure, ...chart }) => {
    const [cell] = cellsUnder(`/additions/${key}`, [figure])
    return { ...chart, figure: { value: null, field: '', ...cell } }
  })
  return { key, title, note, charts: placed }
}

function factsOf({ team, tier, environment }: ListedService) {
  const all = { Team: team, Tier: tier === null ? null : String(tier), Environment: environment }
  return Object.entries(all).flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
}
