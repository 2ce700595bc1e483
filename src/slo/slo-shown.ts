import { URGENCY, type Need, type ShownPart, type ShownRow } from '../feature/shown-part.js'
import type { BadgeTone } from '../page/helpers.js'
import type { Cell } from '../page/rows.js'
import { formatObjective, formatPercent } from '../shared/format-percent.js'
import { formatSpanBriefly } from '../words/format-span.js'
import { groupText } from './group-key.js'
import { SLO_STATES } from './slo-states.js'
import type { SloState, SloStatus } from './slo-status.js'

const TONES: Readonly<Record<SloState, BadgeTone>> = {
  met: 'good',
  at_risk: 'warn',
  breached: 'bad',
  no_data: 'open',
  no_traffic: 'calm',
}

const NOTHING = '–'

/** Objectives on the pages that show everything. */
export const shownSlos: ShownPart<readonly SloStatus[]> = {
  title: 'Objectives',
  columns: ['Objective', 'Good', 'Budget left', 'Burn 1 h', 'Burn 6 h', 'Observed'].map((title) => {
    return { title, numeric: true }
  }),
  empty: {
    title: 'No objectives yet',
    sentence:
      'An objective says which share of events shall be good. Write one under slos in the file of a service; plimsoll init proposes some from what Prometheus has.',
    code: 'slos:\n  - name: availability\n    objective: 99.9',
  },
  measured: [
    'Good: good by all events of the period, which ends at the newest minute of the ledger. Budget left: 1 − bad share × observed share ÷ (1 − objective): 100 % is untouched, 0 % spent.',
    'Burn: the pace of the last hour or six; 1 spends the budget exactly in one period. Observed: the share of the period that was measured. The page of a service has the queries.',
  ],
  rows: (slos) => slos.map(sloRow),
}

function sloRow(slo: SloStatus, index: number): ShownRow {
  const { service, group, state } = slo
  const text = SLO_STATES.find(({ name }) => name === state)?.text ?? state
  return {
    service,
    name: [slo.slo, groupText(group)].filter((part) => part !== '').join(' '),
    href: null,
    badge: { tone: TONES[state], text },
    need: needOf(slo),
    cells: cellsOf(slo),
    entry: `/${index}`,
  }
}

function cellsOf({ objective, sli, errorBudgetRemaining: left, burnRates, coverage }: SloStatus): readonly Cell[] {
  const ratio = (value: number | null, against: readonly number[], digits: number) =>
    value === null ? NOTHING : formatPercent(value, { digits, against })
  const rate = (value: number | null) => (value === null ? NOTHING : value.toFixed(value >= 100 ? 0 : 1))
  return [
    { text: formatObjective(objective), value: objective, field: '/objective' },
    { text: ratio(sli, [objective], 2), value: sli, field: '/sli' },
    { text: ratio(left, [], 0), value: left, field: '/errorBudgetRemaining' },
    { text: rate(burnRates['1h']), value: burnRates['1h'], field: '/burnRates/1h' },
    { text: rate(burnRates['6h']), value: burnRates['6h'], field: '/burnRates/6h' },
    { text: ratio(coverage, [], 0), value: coverage, field: '/coverage' },
  ]
}

function needOf({ state, errorBudgetRemaining: left, exhaustedAt, period }: SloStatus): Need | null {
  if (state === 'breached') return { urgency: URGENCY.breached, sentence: 'The error budget is spent.' }
  if (state === 'no_data') return { urgency: URGENCY.unseen, sentence: 'Nothing was measured in the last hour.' }
  if (state !== 'at_risk') return null
  const ends = [exhaustedAt.atPaceOf6h, exhaustedAt.atPaceOf3d].filter((at) => at !== null)
  const soonest = Math.min(...ends.map((at) => at.getTime() - period.to.getTime()))
  const pace = ends.length === 0 ? '' : `; at this pace it is spent in ${formatSpanBriefly(soonest / 1000)}`
  const rest = left === null ? 'The budget burns' : `${formatPercent(left, { digits: 0 })} of the budget are left`
  return { urgency: URGENCY.atRisk, sentence: `${rest}${pace}.` }
}
