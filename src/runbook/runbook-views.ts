import { blockViews } from '../page/block-views.js'
import { filterForm } from '../page/filter-form.js'
import { cutList } from '../page/pager.js'
import type { Cell } from '../page/rows.js'
import type { Contact } from '../service/service.js'
import { dayOf } from './runbook-answer.js'
import { runbookPath, setPath, type Runbook, type RunbookWorld, type WrittenRunbook } from './runbook.js'

const PAGE_SIZE = 50

/** What belongs to no service, as people call it. */
export function setTitle(set: string): string {
  return set.startsWith('_') ? `no service: ${set.slice(1).replaceAll('_', ' ')}` : set
}

/** What the list of runbooks shows. */
export function setsView(
  sets: readonly string[],
  { services, runbooks }: RunbookWorld,
  { q, page }: { readonly q: string; readonly page: number },
): object {
  const found = sets.filter((set) => setTitle(set).includes(q.toLowerCase()))
  const { items, pager } = cutList(found, { page, size: PAGE_SIZE, path: '/runbooks', query: { q } })
  return {
    ...{
      isAny: sets.length > 0,
      pager,
      heading: found.length === 1 ? '1 set of alerts' : `${found.length} sets of alerts`,
    },
    filter: filterForm({ path: '/runbooks', query: { q }, search: 'Service', choices: [] }),
    list: {
      caption: 'Runbooks by service',
      columns: [{ title: 'Service' }, { title: 'What it is' }],
      rows: items.map((set) => [
        { text: setTitle(set), href: setPath(set) },
        { text: services.find(({ name }) => name === set)?.description ?? '' },
      ]),
    },
    none: { title: 'No service is named so', sentence: 'Search by a part of its name, or show all.' },
    empty: {
      title: 'There are no alerts yet',
      sentence: 'Services with objectives or backups have alerts, and alerts have runbooks.',
    },
    written: { caption: 'Runbooks that people wrote', columns: WRITTEN_COLUMNS, rows: runbooks.map(writtenRow) },
  }
}

const WRITTEN_COLUMNS = [{ title: 'Alert' }, { title: 'For' }, { title: 'Owner' }, { title: 'Last tested' }]

function writtenRow({ alert, services, owner, tested }: WrittenRunbook): readonly Cell[] {
  const [only] = services ?? []
  return [
    only === undefined ? { text: alert } : { text: alert, href: runbookPath(only, alert) },
    { text: services === null ? 'all' : services.join(', ') },
    { text: owner ?? 'nobody' },
    { text: dayOf(tested) ?? 'never' },
  ]
}

/** What the list of runbooks of one set shows. */
export function setView(set: string, runbooks: readonly Runbook[]): object {
  const [first] = runbooks
  return {
    ...{ title: `Runbooks of ${setTitle(set)}`, description: first?.service?.description ?? '' },
    heading: runbooks.length === 1 ? '1 alert' : `${runbooks.length} alerts`,
    list: {
      caption: 'Runbooks by alert',
      columns: [{ title: 'Alert' }, { title: 'What it means' }, { title: 'Owner' }, { title: 'Last tested' }],
      rows: runbooks.map(({ alert, meaning, written }) => [
        { text: alert, href: runbookPath(set, alert) },
        { text: meaning },
        { text: written === null ? '–' : (written.from.owner ?? 'nobody') },
        { text: written === null ? '–' : (dayOf(written.from.tested) ?? 'never') },
      ]),
    },
    empty: { title: 'It has no alerts', sentence: 'Nothing was promised for it that could be missed.' },
  }
}

/** What the page of one runbook shows. */
export function runbookView({
  set,
  alert,
  service,
  meaning,
  steps,
  rules,
  links,
  written,
  ...people
}: Runbook): object {
  return {
    ...{ title: `${alert}: ${setTitle(set)}`, meaning, steps, links },
    note: service === null ? '' : aboutService(service),
    written: written === null ? null : blockViews(written.blocks),
    writtenBy: written === null ? '' : writtenBy(written.from),
    incidents: service === null ? '' : `/incidents?service=${encodeURIComponent(service.name)}`,
    rules: rules.map((rule) => ({ ...rule, when: whenFires(rule) })),
    escalation: people.escalation,
    contacts: {
      caption: 'Whom to call',
      columns: [{ title: 'Name' }, { title: 'Telephone' }, { title: 'Mail' }, { title: 'Verified' }],
      rows: people.contacts.map(contactRow),
    },
  }
}

/** Who keeps a text right, and when somebody last did what it says. */
export function writtenBy({ owner, tested }: WrittenRunbook): string {
  const day = dayOf(tested)
  const kept = owner === null ? 'Nobody is named as its owner' : `Owner: ${owner}`
  return `${kept}. ${day === null ? 'Nobody says when it was last tested' : `Last tested on ${day}`}.`
}

/** How long it must be so, and how bad it is. */
export function whenFires({ severity, for: long }: Runbook['rules'][number]): string {
  const sort = severity === null ? 'Without a severity' : `Severity ${severity}`
  return `${sort}; it fires ${long === null ? 'at once' : `after ${long}`} where this has an answer:`
}

/** What it is, where, and what it needs. */
export function aboutService({ name, description, environment, dependsOn }: NonNullable<Runbook['service']>): string {
  return [
    `${name}${environment === null ? '' : ` in ${environment}`}${description === null ? '.' : `: ${description}`}`,
    ...(dependsOn.length === 0 ? [] : [`It cannot work without ${dependsOn.join(', ')}.`]),
  ].join(' ')
}

function contactRow({ name, phone, email, verified }: Contact): readonly Cell[] {
  return [
    { text: name },
    phone === null ? { text: '–' } : { text: phone, href: `tel:${phone.replaceAll(/[^+\d]/g, '')}` },
    email === null ? { text: '–' } : { text: email, href: `mailto:${email}` },
    { text: dayOf(verified) ?? 'never' },
  ]
}
