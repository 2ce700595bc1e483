import { optionsOf } from '../../page/choice.js'
import { filterForm } from '../../page/filter-form.js'
import { cutList } from '../../page/pager.js'
import type { AgreementResult, Verdict } from '../../sla/agreement-result.js'
import type { Agreement } from '../../sla/agreement.js'
import { formatDowntime } from '../../sla/report/agreement-words.js'
import { agreementSpeech } from '../../sla/report/texts/agreement-texts.js'
import { shownAgreements } from '../../sla/sla-shown.js'
import { verdictBadge } from '../../sla/verdict-badge.js'
import { agreementAddress } from './addresses.js'
import { creditCell, deliveredCell } from './period-table.js'

const PATH = '/agreements'
const PAGE_SIZE = 50
const say = agreementSpeech('en')

/** The worst first: that is what somebody comes for. */
const VERDICTS: readonly Verdict[] = ['breached', 'at_risk', 'undetermined', 'on_track', 'met']

/** What the address asks for; '' is anything. */
export interface AgreementsQuery {
  readonly q: string
  readonly service: string
  readonly customer: string
  readonly state: string
  /** From 1. */
  readonly page: number
}

/** An agreement with how it stands; `index`: its place among those of the status. */
interface Listed {
  readonly agreement: Agreement
  readonly standing: { readonly result: AgreementResult; readonly index: number } | null
}

/** What the list of agreements shows. */
export function agreementsPage(
  agreements: readonly Agreement[],
  standing: readonly AgreementResult[],
  query: AgreementsQuery,
): object {
  const all = listedOf(agreements, standing)
  const wanted = all.filter((one) => isWanted(one, query)).toSorted(worstFirst)
  const { page, ...filters } = query
  const { items, pager } = cutList(wanted, { page, size: PAGE_SIZE, path: PATH, query: filters })
  return {
    isAny: agreements.length > 0,
    summary: summaryOf(all),
    filter: filterForm({
      ...{ path: PATH, query: filters, search: 'Agreement, customer' },
      choices: [
        { name: 'service', label: 'Service', options: optionsOf(agreements.map(({ service }) => service)) },
        {
          name: 'customer',
          label: 'Customer',
          options: optionsOf(agreements.flatMap(({ customer }) => customer ?? [])),
        },
        { name: 'state', label: 'Verdict', options: VERDICTS.map((one) => [one, verdictBadge(one).text]) },
      ],
    }),
    none: { title: 'No agreement is like that', sentence: 'Show all, or choose something else.' },
    empty: shownAgreements.empty,
    list: { caption: 'Agreements, the worst first', columns: COLUMNS, rows: items.map(rowOf) },
    pager,
    how: [
      'Each is judged over the period that runs, up to the last minute that the ledger has; with more than a hundred agreements each in its turn. A range is given where unknown time decides.',
    ],
  }
}

const COLUMNS = [
  { title: 'Agreement' },
  { title: 'Verdict' },
  { title: 'Promised', numeric: true },
  { title: 'Delivered', numeric: true },
  { title: 'Downtime used', numeric: true },
  { title: 'Credit', numeric: true },
]

function listedOf(agreements: readonly Agreement[], standing: readonly AgreementResult[]): readonly Listed[] {
  const places = new Map(standing.map((result, index) => [`${result.service}/${result.sla}`, { result, index }]))
  return agreements.map((agreement) => {
    return { agreement, standing: places.get(`${agreement.service}/${agreement.name}`) ?? null }
  })
}

function isWanted({ agreement, standing }: Listed, { q, service, customer, state }: AgreementsQuery): boolean {
  const text = `${agreement.service}/${agreement.name} ${agreement.customer ?? ''}`.toLowerCase()
  const chosen = [
    [service, agreement.service],
    [customer, agreement.customer],
    [state, standing?.result.verdict ?? 'none'],
  ] as const
  return text.includes(q.trim().toLowerCase()) && chosen.every(([wanted, own]) => wanted === '' || wanted === own)
}

function worstFirst(one: Listed, other: Listed): number {
  const weight = ({ standing }: Listed) =>
    standing === null ? VERDICTS.length : VERDICTS.indexOf(standing.result.verdict)
  const name = ({ agreement }: Listed) => `${agreement.service}/${agreement.name}`
  return weight(one) - weight(other) || name(one).localeCompare(name(other), 'en')
}

function summaryOf(all: readonly Listed[]): string {
  const counts = VERDICTS.map((verdict) => {
    return { verdict, count: all.filter(({ standing }) => standing?.result.verdict === verdict).length }
  })
  return counts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdictBadge(verdict).text}`)
    .join(', ')
}

function rowOf({ agreement, standing }: Listed) {
  const { service, name, customer, terms } = agreement
  const first = {
    text: `${service}/${name}`,
    href: agreementAddress({ service, name }),
    note: [
      ...(customer === null ? [] : [customer]),
      ...(standing === null ? [] : [say.period(standing.result.periodLabel)]),
    ].join(' · '),
  }
  const badge = { badge: verdictBadge(standing?.result.verdict ?? null) }
  if (standing === null)
    return [first, badge, { text: say.objective(terms.objective) }, { text: '–' }, { text: '–' }, { text: '–' }]
  const { result, index } = standing
  const at = (field: string) => `/slas/${index}/${field}`
  return [
    first,
    badge,
    { text: say.objective(result.objective), value: result.objective, field: at('objective') },
    deliveredCell(result, at('achieved'), say),
    usedCell(result, at('downtimeUsedSeconds')),
    creditCell(result, at('credit/ratio'), say),
  ]
}

function usedCell(result: AgreementResult, field: string) {
  if (result.achieved === null) return { text: '–' }
  const { used, allowed } = formatDowntime(result, say)
  return { text: used, value: result.downtimeUsedSeconds, field, note: `of ${allowed}` }
}
