import * as z from 'zod'
import { example, finding } from '../../shared/fields.js'
import { moneyMistake } from '../money.js'
import { checkCap, checkTiers } from './credit-checks.js'

const money = z
  .string({ error: 'expected an amount with its currency, such as 20000 EUR' })
  .superRefine((text, context) => {
    const mistake = moneyMistake(text)
    if (mistake !== null) context.addIssue({ code: 'custom', ...finding(mistake) })
  })

const percent = z
  .number({ error: 'expected a percentage such as 10' })
  .gt(0, { error: 'expected a percentage above 0' })
  .max(100, { error: 'expected a percentage of 100 or less' })

/** Of a fee: contracts owe more than all of it. */
const feeShare = z
  .number({ error: 'expected a percentage such as 100' })
  .gt(0, { error: 'expected a percentage above 0' })
  .max(10_000, { error: 'expected a percentage of 10000 or less' })

const tier = z
  .strictObject({
    below: percent
      .optional()
      .describe('The tier applies when the period achieved less than this percentage.')
      .meta(example(99.9)),
    at_or_below: percent
      .optional()
      .describe('The tier applies when the period achieved this percentage or less; in place of `below`.')
      .meta(example(99.9)),
    credit: percent.describe('Credit in percent of the fee.').meta(example(10)),
  })
  .superRefine(({ below, at_or_below: atOrBelow }, context) => {
    if ((below === undefined) !== (atOrBelow === undefined)) return
    const message = 'expected either `below` or `at_or_below`'
    context.addIssue({ code: 'custom', ...finding(message, 'such as {below: 99.9, credit: 10}') })
  })

const proportional = z
  .strictObject({
    multiplier: z
      .number({ error: 'expected a number such as 10' })
      .positive({ error: 'expected a number above 0' })
      .max(1000, { error: 'expected 1000 or less' })
      .describe('How many times the fee of the downtime is owed.')
      .meta(example(10)),
    of: z
      .enum(['period', 'counted'], { error: 'expected period or counted' })
      .default('period')
      .describe('By what the downtime is divided: the length of the whole period, or the time that counts.'),
  })
  .describe('Credit in proportion to the downtime, where the objective is missed.')
  .meta(example({ multiplier: 10 }))

const step = z
  .strictObject({
    every: percent.describe('Percentage points below the objective that make one step.').meta(example(1)),
    credit: percent.describe('Credit of each step, in percent of the fee.').meta(example(2)),
    count: z
      .enum(['full', 'started'], { error: 'expected full or started' })
      .default('full')
      .describe('Whether a step counts once it is full, or once it has begun.'),
  })
  .describe('Credit for each step below the objective.')
  .meta(example({ every: 1, credit: 2 }))

/** What a missed promise costs. */
export const creditsSchema = z
  .strictObject({
    monthly_fee: money
      .optional()
      .describe(
        'Monthly fee that credits are a share of, with at most the decimals that its currency has; a quarter has three of it, a year twelve.',
      )
      .meta(example('20000 EUR')),
    fee: money.optional().describe('The same, for what `fee_per` says.').meta(example('60000 EUR')),
    fee_per: z
      .enum(['month', 'period'], { error: 'expected month or period' })
      .optional()
      .describe('Whether `fee` is of a month or of a whole period; default `month`.')
      .meta(example('period')),
    tiers: z
      .array(tier)
      .min(1, { error: 'expected at least one tier such as {below: 99.9, credit: 10}' })
      .optional()
      .describe('Credits by result, in any order: of those that apply the highest counts.')
      .meta(
        example([
          { below: 99.9, credit: 10 },
          { below: 99, credit: 25 },
        ]),
      ),
    proportional: proportional.optional(),
    step: step.optional(),
    cap: feeShare
      .optional()
      .describe('Most that a period can cost, in percent of its fee; default 100.')
      .meta(example(100)),
    cap_year: z
      .strictObject({ percent: feeShare.describe('In percent of a monthly fee.').meta(example(100)) })
      .optional()
      .describe('Most that all periods of a year can cost.')
      .meta(example({ percent: 100 })),
    minimum: money.optional().describe('An amount not greater than this is not owed.').meta(example('1 USD')),
  })
  .superRefine((credits, context) => {
    if ([credits.tiers, credits.proportional, credits.step].every((one) => one === undefined)) {
      const message = 'expected at least one of `tiers`, `proportional` or `step`'
      const hint = 'such as `tiers: [{below: 99.9, credit: 10}]`'
      context.addIssue({ code: 'custom', ...finding(message, hint) })
    }
    checkTiers(credits.tiers ?? [], context)
    checkCap(credits, context)
    checkFee(credits, context)
  })
  .describe('What a missed agreement costs.')

interface WrittenFee {
  readonly monthly_fee?: string | undefined
  readonly fee?: string | undefined
  readonly fee_per?: string | undefined
  readonly minimum?: string | undefined
}

function checkFee({ monthly_fee: monthly, fee, fee_per: per, minimum }: WrittenFee, context: z.RefinementCtx): void {
  const refuse = (key: string, message: string, hint: string) => {
    context.addIssue({ code: 'custom', path: [key], ...finding(message, hint) })
  }
  if (monthly !== undefined && fee !== undefined) {
    refuse('fee', '`monthly_fee` says already what is paid', 'take one of the two out')
  }
  if (per !== undefined && fee === undefined) {
    const hint = 'such as `fee: 60000 EUR`; `monthly_fee` is always of a month'
    refuse('fee_per', 'expected `fee` beside it', hint)
  }
  const mistake = minimumMistake(minimum, fee ?? monthly)
  if (mistake !== null) refuse('minimum', mistake.message, mistake.hint)
}

/** Without a fee no amount is known, and none is too small. */
function minimumMistake(minimum: string | undefined, fee: string | undefined) {
  const currency = fee?.slice(-3)
  if (minimum === undefined || currency === undefined || minimum.endsWith(currency)) return null
  const message = `expected an amount in ${currency}, as the fee is`
  return { message, hint: `write \`minimum: 1 ${currency}\`, or what the contract says` }
}
