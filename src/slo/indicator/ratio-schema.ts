import * as z from 'zod'
import { windowedQueryField } from '../../promql/promql-field.js'
import { windowSteps } from '../../promql/window-steps.js'
import { example, finding } from '../../shared/fields.js'
import { windowUse } from './window-use.js'

/** Of an indicator that counts: `bad` and `good` exclude each other. */
export function badOrGood(
  value: { readonly bad?: string | undefined; readonly good?: string | undefined },
  context: z.RefinementCtx,
): void {
  if ((value.bad === undefined) !== (value.good === undefined)) return
  const hint = 'keep `bad` where errors are counted, else `good`'
  context.addIssue({ code: 'custom', ...finding('expected either `bad` or `good`, not both and not neither', hint) })
}

const counted = z
  .strictObject({
    bad: windowedQueryField
      .optional()
      .describe('Query for bad events, over `$window`.')
      .meta(example('sum(rate(errs_total[$window]))')),
    good: windowedQueryField
      .optional()
      .describe('Query for good events, where bad ones are not counted.')
      .meta(example('sum(rate(oks_total[$window]))')),
    total: windowedQueryField.describe('Query for all events.').meta(example('sum(rate(reqs_total[$window]))')),
  })
  .superRefine(badOrGood)
  .superRefine(({ bad, good, total }, context) => {
    if (new Set([bad, good, total].flatMap((query) => (query === undefined ? [] : windowSteps(query)))).size > 1) {
      const hint = 'write the same step into both ranges of $window, or none'
      context.addIssue({ code: 'custom', path: [bad === undefined ? 'good' : 'bad'], ...finding(TWO_RATES, hint) })
    }
    for (const [key, query] of Object.entries({ bad, good, total })) {
      if (query === undefined || windowUse(query) !== null) continue
      const hint = 'every range of $window in rate, or every one in increase, or every one in …_over_time'
      context.addIssue({ code: 'custom', path: [key], ...finding(MIXED, hint) })
    }
  })

const TWO_RATES = 'expected samples counted at the same rate as in `total`'

/** irate, delta and the like do not see every event; two ways of counting in one query cannot both be brought to events per second. */
const MIXED = 'expected one way of counting over $window'

const timeWeighted = z.strictObject({
  error_ratio: windowedQueryField
    .describe(
      'Query for the share of bad events, 0 to 1: weighted by time, because it does not say how many there were.',
    )
    .meta(example('1 - avg(avg_over_time(satisfaction_ratio[$window]))')),
})

/** An indicator as any PromQL, for what no other kind expresses. */
export const ratioQuery = z
  .union([counted, timeWeighted], { error: 'expected `total` with `bad` or `good`, or `error_ratio` alone' })
  .describe('Any PromQL: rates (`rate`), increases (`increase`) or samples (`…_over_time`) over `$window`.')
  .meta(example({ bad: 'sum(rate(errs_total[$window]))', total: 'sum(rate(reqs_total[$window]))' }))
