import { periodAt, previousPeriod, type Period } from '../calendar/period.js'
import type { Agreement } from '../sla/agreement.js'
import { isInForce } from '../sla/term.js'

/** A year of months, and the one that runs. */
const MOST_CLOSED = 12

/** The period of an agreement that runs, and those before it that pages tell of, newest first. Those in which it did not hold are not there. */
export function wantedPeriods(agreement: Agreement, now: Date, knownFrom: Date | null): readonly Period[] {
  const rule = agreement.terms.period
  const running = periodAt(now, rule)
  const periods = isInForce(agreement, running) ? [running] : []
  // Of rolling ones each minute ends another: only the newest is one to look at.
  if ('lastDays' in rule || knownFrom === null) return periods
  let one = previousPeriod(running, rule)
  for (let count = 0; count < MOST_CLOSED && one.interval.to > knownFrom; count++) {
    if (isInForce(agreement, one)) periods.push(one)
    one = previousPeriod(one, rule)
  }
  return periods
}
