import { nextPeriod, periodAt, previousPeriod, type Period } from '../calendar/period.js'
import type { Agreement } from '../sla/agreement.js'
import { isInForce } from '../sla/term.js'
import { SETTLE_SECONDS } from '../slo/counts.js'

/** Most periods that are looked at in one turn: the months of three years. */
const MOST = 36

type Held = Pick<Agreement, 'terms' | 'from' | 'until'>

/** From where on the periods of an agreement are judged that nobody has looked at before: the last whole one is the first. */
export function firstJudgedFrom({ terms }: Held, now: Date): Date {
  if ('lastDays' in terms.period) return now
  return previousPeriod(periodAt(now, terms.period), terms.period).interval.from
}

/**
 * Periods that are over, settled, and were not judged yet, oldest first. Rolling ones are never over.
 *
 * @param judgedTo those that end here or before were
 */
export function closedSince(agreement: Held, judgedTo: Date, now: Date): readonly Period[] {
  const rule = agreement.terms.period
  if ('lastDays' in rule) return []
  const settled = new Date(now.getTime() - SETTLE_SECONDS * 1000)
  const closed: Period[] = []
  for (
    let one = periodAt(judgedTo, rule);
    one.interval.to <= settled && closed.length < MOST;
    one = nextPeriod(one, rule)
  ) {
    closed.push(one)
  }
  return closed
}

/** Periods that were judged once they were over and ended after an instant, newest first. */
export function judgedSince(agreement: Held, since: Date, judgedTo: Date): readonly Period[] {
  const rule = agreement.terms.period
  if ('lastDays' in rule) return []
  const judged: Period[] = []
  for (
    let one = previousPeriod(periodAt(judgedTo, rule), rule);
    one.interval.to > since && judged.length < MOST;
    one = previousPeriod(one, rule)
  ) {
    if (isInForce(agreement, one)) judged.push(one)
  }
  return judged
}
