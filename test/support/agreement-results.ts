import { parsePeriod, type Period } from '../../src/calendar/period.js'
import type { AgreementResult } from '../../src/sla/agreement-result.js'
import type { Counts } from '../../src/slo/counts.js'
import { judgeBySums } from './judgement.js'
import { sampleAgreement } from './sample-agreement.js'

export const october: Period = parsePeriod('2026-10', { unit: 'month', timezone: 'Europe/Berlin' })!

/** Seconds of October 2026 in Berlin: 31 days and the hour that comes twice. */
export const octoberSeconds = (october.interval.to.getTime() - october.interval.from.getTime()) / 1000

/** The result of `agreement` for October 2026, judged to its end or to `judgedTo`. */
export function resultOf(
  counts: Counts,
  agreement = sampleAgreement(),
  judgedTo = october.interval.to,
): AgreementResult {
  return judgeBySums(agreement, october, { counts, judgedTo })
}
