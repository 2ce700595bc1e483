import { optionsOf } from '../../page/choice.js'
import { filterForm } from '../../page/filter-form.js'
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

const EMPTY = {
  title: 'No report was issued',
  sentence:
    'Plan one under reports in the configuration, with what it covers, its schedule and who gets it; or issue one by hand.',
  code: `reports:
  - name: monthly-sla
    schedule: '0 7 1 * *'
    period: month
    to: [customers]`,
}

/** What the archive of reports shows. */
export function reportsPage(
  reports: readonly ArchivedReport[],
  { query, isAny, pager, services, customers, periods }: ReportsOrder,
): object {
  const { service, customer, period, state } = query
  return {
    ...{ isAny, pager, empty: EMPTY, how: [] },
    filter: filterForm({
      ...{ path: '/reports', query: { service, customer, period, state } },
      choices: [
        { name: 'service', label: 'Service', options: optionsOf(services) },
        { name: 'customer', label: 'Customer', options: optionsOf(customers) },
        { name: 'period', label: 'Period', options: periods.map((one) => [one, formatPeriod(one)]) },
        { name: 'state', label: 'State', options: ARCHIVE_STATES.map((one) => [one, stateBadge(one).text]) },
      ],
    }),
    none: { title: 'No report is like that', sentence: 'Show all, or choose something else.' },
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
