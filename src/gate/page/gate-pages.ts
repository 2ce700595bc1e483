import { filterForm } from '../../page/filter-form.js'
import type { Badge } from '../../page/helpers.js'
import type { Pager } from '../../page/pager.js'
import type { GateAnswer } from '../gate-answer.js'

/** Address of the list. */
export const PATH = '/gate'

/** Gates on one part of it. */
export const PAGE_SIZE = 25

const BADGES: Readonly<Record<GateAnswer['reasons'][number]['state'], Badge>> = {
  open: { tone: 'good', text: 'open' },
  closed: { tone: 'bad', text: 'closed' },
  unknown: { tone: 'open', text: 'unknown' },
}

export interface GatesFound {
  readonly gates: readonly GateAnswer[]
  readonly pager: Pager
  readonly query: { readonly q: string }
  /** Whether any service is configured. */
  readonly isAny: boolean
}

/** What the list of gates shows. */
export function gatesView({ gates, pager, query, isAny }: GatesFound): object {
  return {
    ...{ isAny, pager, filter: filterForm({ path: PATH, query, search: 'Service', choices: [] }) },
    heading: pager.total === 1 ? '1 service' : `${pager.total} services`,
    list: {
      caption: 'Gates by service',
      columns: [{ title: 'Service' }, { title: 'Gate' }, { title: 'Why' }],
      rows: gates.map(rowOf),
    },
    none: { title: 'No service is named so', sentence: 'Search by a part of its name, or show all.' },
    empty: { title: 'There is no service yet', sentence: 'Include files of services in the root file.' },
  }
}

function rowOf({ service, environment, state, override, reasons }: GateAnswer) {
  const against = reasons.filter((reason) => reason.state !== 'open').map(({ sentence }) => sentence)
  const [first = 'nothing speaks against a release', ...others] = against
  const more = others.length === 0 ? '' : `and ${others.length} more`
  return [
    { text: service, href: gateAddress(service), note: environment ?? '' },
    { badge: BADGES[state], note: override === null ? '' : `opened by ${override.by}` },
    { text: first, note: more },
  ]
}

/** What the page of one gate shows. */
export function gateView({ service, state, override, onUnknown, reasons }: GateAnswer): object {
  const isUnknown = reasons.some((reason) => reason.state === 'unknown')
  return {
    ...{ title: `Gate of ${service}`, override, isClosed: state === 'closed' },
    badge: BADGES[state],
    verdict: state === 'open' ? 'A release may go out.' : 'No release may go out.',
    unknown: isUnknown ? `What is not known counts as ${onUnknown}, as gate.on_unknown of the service says.` : '',
    reasons: {
      caption: 'What was looked at',
      columns: [{ title: 'Check' }, { title: 'State' }, { title: 'What was found' }],
      rows: reasons.map((reason) => [
        { text: reason.check },
        { badge: BADGES[reason.state] },
        { text: reason.sentence },
      ]),
    },
    deployments: `/deployments?service=${encodeURIComponent(service)}`,
    action: `${gateAddress(service)}/override`,
    ...FORM,
  }
}

const FORM = {
  by: { id: 'override-by', name: 'by', label: 'Your name', required: true },
  reason: { id: 'override-reason', name: 'reason', label: 'Why, in a sentence', required: true },
  time: {
    id: 'override-for',
    name: 'for',
    label: 'For how long',
    hint: 'Such as 30m; 1h where this is empty, a day at most.',
  },
}

export function gateAddress(service: string): string {
  return `${PATH}/${encodeURIComponent(service)}`
}
