import type { Pager } from '../../page/pager.js'
import { formatPeriod } from '../../words/format-date.js'
import type { ArchivedReport } from '../archive-read-store.js'
import { ARCHIVE_STATES } from '../archive-state.js'
import { reportAddress } from './addresses.js'
import { stateBadge } from './report-page.js'

/** What the address asks for; '' is anything. */
export interface ReportsQuery {
  readonly service: string
  readonly customer: string
  readonly period: string
  readonly state: string
  /** From 1. */
  readonly page: number
}

export interface ReportsOrder {
  readonly query: ReportsQuery
  readonly services: readonly string[]
  readonly customers: readonly string[]
  /** Labels of the newest ones. */
  readonly periods: readonly string[]
  /** Whether any report was ever issued. */
  readonly isAny: boolean
  readonly pager: Pager
}

const EXAMPLE = `reports:
  - name: monthly-sla
    schedule: '0 7 1 * *'
    period: month
    to: [customers]`

/** What the archive of reports shows. */
export function reportsPage(
  reports: readonly ArchivedReport[],
  { query, isAny, pager, ...known }: ReportsOrder,
): object {
  return {
    ...{ isAny, pager, example: EXAMPLE },
    choices: choicesOf(query, known),
    reset: isFiltered(query) ? '/reports' : null,
    list: {
      caption: 'Reports, the newest first',
      columns: [{ title: 'Number' }, { title: 'Report' }, { title: 'Period' }, { title: 'State' }, { title: 'Issued' }],
      rows: reports.map(rowOf),
    },
  }
}

function rowOf({ number, revision, report, period, issuedAt, state }: ArchivedReport) {
  return [
    { text: number, href: reportAddress(number), note: revision === 1 ? '' : `revision ${revision}` },
    { text: report },
    { text: formatPeriod(period) },
    { badge: stateBadge(state) },
    { at: issuedAt },
  ]
}

function isFiltered({ service, customer, period, state }: ReportsQuery): boolean {
  return [service, customer, period, state].some((value) => value !== '')
}

type Options = readonly (readonly [value: string, text: string])[]

function choicesOf(
  query: ReportsQuery,
  { services, customers, periods }: Pick<ReportsOrder, 'services' | 'customers' | 'periods'>,
) {
  const named = (names: readonly string[]): Options => names.map((one) => [one, one])
  const all: readonly (readonly [
    name: 'service' | 'customer' | 'period' | 'state',
    label: string,
    options: Options,
  ])[] = [
    ['service', 'Service', named(services)],
    ...(customers.length === 0 ? [] : [['customer', 'Customer', named(customers)] as const]),
    ['period', 'Period', periods.map((one) => [one, formatPeriod(one)])],
    ['state', 'State', ARCHIVE_STATES.map((one) => [one, stateBadge(one).text])],
  ]
  return all.map(([name, label, options]) => {
    const some: Options = [['', 'all'], ...options]
    return {
      id: name,
      name,
      label,
      options: some.map(([value, text]) => ({ value, text, selected: query[name] === value })),
    }
  })
}
