import type * as z from 'zod'
import { finding } from '../../shared/fields.js'
import type { SlaConfig } from './agreement-fields.js'

/** Adds what is wrong at a path of an agreement. */
type Refuse = (path: readonly (string | number)[], message: string, hint: string) => void

/** What its parts, each right by itself, make impossible together. */
export function checkAgreement(sla: SlaConfig, context: z.RefinementCtx): void {
  const refuse: Refuse = (path, message, hint) => {
    context.addIssue({ code: 'custom', path: [...path], ...finding(message, hint) })
  }
  for (const check of [
    checkDays,
    checkScope,
    checkCombination,
    checkRolling,
    checkChronic,
    checkSupport,
    checkRecovery,
  ]) {
    check(sla, refuse)
  }
}

function checkDays({ from, until }: SlaConfig, refuse: Refuse): void {
  if (from === undefined || until === undefined || from <= until) return
  refuse(
    ['until'],
    'expected a day on or after `from`',
    'both days belong to it; an agreement of a single day has the same twice',
  )
}

function checkScope(sla: SlaConfig, refuse: Refuse): void {
  if (sla.measure.method === 'recovery') checkEventless(sla, refuse)
  else checkEvents(sla, refuse)
}

function checkEventless(sla: SlaConfig, refuse: Refuse): void {
  const message = 'recovery counts incidents and drills of the service, not events'
  for (const key of ['slo', 'combine'] as const) {
    if (sla[key] !== undefined) refuse([key], message, 'take it out, or choose another method')
  }
}

function checkEvents({ slo, group, combine }: SlaConfig, refuse: Refuse): void {
  if (combine === undefined) {
    if (slo === undefined) refuse(['slo'], 'expected a name', 'add `slo: availability`, or several under `combine`')
  } else if (slo !== undefined) {
    refuse(['combine'], '`slo` says already whose events are counted', 'take one of the two out')
  } else if (Object.keys(group).length > 0) {
    refuse(['group'], 'belongs to `slo`', 'name groups within `combine`: {slo: availability, group: {region: eu}}')
  }
}

function checkCombination({ combine, measure }: SlaConfig, refuse: Refuse): void {
  if (combine === undefined || combine.how === 'worst_of') return
  const said = methodWords(measure)
  if (said === 'bad_intervals of 1m') return
  if (combine.how === 'weighted' && measure.method !== 'bad_intervals') return
  const hint = 'write `measure: {method: bad_intervals, interval: 1m, …}`, or `how: worst_of`'
  refuse(['combine', 'how'], `${combine.how} joins minutes, which ${said} does not judge one by one`, hint)
}

function methodWords({ method = 'request_ratio', interval = '1m' }: SlaConfig['measure']): string {
  return method === 'bad_intervals' ? `bad_intervals of ${interval}` : method
}

function checkRolling(sla: SlaConfig, refuse: Refuse): void {
  if (sla.period.rolling === undefined) return
  const never = 'no rolling period is ever closed'
  const hint = 'take it out, or agree on a calendar period'
  if (sla.chronic !== undefined) refuse(['chronic'], `${never}, so none can be counted`, hint)
  if (sla.claim !== undefined) refuse(['claim'], `${never}, so no claim runs from its end`, hint)
  if (sla.credits !== undefined) checkRollingCredits(sla.credits, refuse)
}

function checkRollingCredits(credits: NonNullable<SlaConfig['credits']>, refuse: Refuse): void {
  const { cap_year: capYear, fee, fee_per: per, monthly_fee: monthly } = credits
  if (capYear !== undefined) {
    const message = 'no rolling period is ever closed, so none adds to a year'
    refuse(['credits', 'cap_year'], message, 'take it out, or agree on a calendar period')
  }
  const key = monthly !== undefined ? 'monthly_fee' : fee !== undefined && per !== 'period' ? 'fee' : null
  if (key === null) return
  const hint = 'write `fee` and `fee_per: period`, or agree on a calendar period'
  refuse(['credits', key], 'rolling days are no month of which a fee is known', hint)
}

function checkChronic({ chronic, objective }: SlaConfig, refuse: Refuse): void {
  if (chronic === undefined) return
  if (chronic.periods > chronic.of) {
    refuse(
      ['chronic', 'periods'],
      `expected ${chronic.of} or less: so many are looked at`,
      'raise `of`, or lower `periods`',
    )
  }
  const promised = Number((objective * 100).toPrecision(12))
  if (chronic.below > promised) {
    const hint = 'a period that keeps its promise would count as failed'
    refuse(['chronic', 'below'], `expected ${promised} or less, which is the objective`, hint)
  }
}

function checkSupport({ response, support_hours: hours }: SlaConfig, refuse: Refuse): void {
  if (hours === undefined) return
  if (response === undefined) {
    refuse(
      ['support_hours'],
      'no time runs in it: `response` promises none',
      'add `response: {page: {acknowledge: 15m}}`, or take it out',
    )
    return
  }
  for (const severity of ['page', 'ticket'] as const) {
    for (const key of ['acknowledge', 'resolve'] as const) {
      if (response[severity]?.[key]?.inDays !== true) continue
      const hint = 'write business days, {business_days: 5}, or the hours that are meant'
      refuse(['response', severity, key], 'days have no length in support hours', hint)
    }
  }
}

function checkRecovery({ measure, credits }: SlaConfig, refuse: Refuse): void {
  if (measure.method !== 'recovery' || credits?.proportional === undefined) return
  refuse(
    ['credits', 'proportional'],
    'recovery has no downtime to be in proportion to',
    'write `tiers`, such as [{below: 100, credit: 100}]',
  )
}
