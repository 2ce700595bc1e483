import type { Cell } from '../../page/rows.js'
import { standingListView, standingsOf, type Standing, type StandingList } from '../../page/standing-list.js'
import type { AgreementResult, Verdict } from '../../sla/agreement-result.js'
import type { Agreement } from '../../sla/agreement.js'
import { formatDowntime } from '../../sla/report/agreement-words.js'
import { agreementSpeech } from '../../sla/report/texts/agreement-texts.js'
import { shownAgreements } from '../../sla/sla-shown.js'
import { verdictBadge } from '../../sla/verdict-badge.js'
import { agreementAddress } from './addresses.js'
import { creditCell, deliveredCell } from './period-table.js'

const say = agreementSpeech('en')

/** What the address asks for; '' is anything. */
export interface AgreementsQuery {
  readonly q: string
  readonly service: string
  readonly customer: string
  readonly state: string
  /** From 1. */
  readonly page: number
}

const nameOf = ({ service, name }: Pick<Agreement, 'service' | 'name'>) => `${service}/${name}`

const LIST: StandingList<Agreement, AgreementResult, Verdict> = {
  path: '/agreements',
  caption: 'Agreements, the worst first',
  search: { label: 'Agreement, customer', textOf: (one) => `${nameOf(one)} ${one.customer ?? ''}` },
  choices: [{ name: 'customer', label: 'Customer', valueOf: ({ customer }) => customer }],
  state: {
    label: 'Verdict',
    all: ['breached', 'at_risk', 'undetermined', 'on_track', 'met'],
    of: ({ verdict }) => verdict,
    badgeOf: verdictBadge,
  },
  compare: (one, other) => nameOf(one.thing).localeCompare(nameOf(other.thing), 'en'),
  columns: [
    { title: 'Agreement' },
    { title: 'Verdict' },
    { title: 'Promised', numeric: true },
    { title: 'Delivered', numeric: true },
    { title: 'Downtime used', numeric: true },
    { title: 'Credit', numeric: true },
  ],
  rowOf,
  none: 'No agreement is like that',
  empty: shownAgreements.empty,
  how: [
    'Each is judged over the period that runs, up to the last minute that the ledger has; with more than a hundred agreements each in its turn. A range is given where unknown time decides.',
  ],
}

/** What the list of agreements shows. */
export function agreementsPage(
  agreements: readonly Agreement[],
  newest: readonly AgreementResult[],
  { page, ...filters }: AgreementsQuery,
): object {
  const all = standingsOf(agreements, newest, ({ service, sla: name }) => nameOf({ service, name }))
  return standingListView(LIST, all, { filters, page })
}

function rowOf({ thing, standing }: Standing<Agreement, AgreementResult>): readonly Cell[] {
  const { service, name, customer, terms } = thing
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
