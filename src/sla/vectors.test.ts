import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { intersect, type Interval, secondsOf } from '../calendar/interval.js'
import { type Period, periodAt } from '../calendar/period.js'
import { parseDuration } from '../shared/duration.js'
import { type Counts, sumOfCounts } from '../slo/counts.js'
import type { CreditEstimate } from './agreement-result.js'
import type { Agreement, MaintenanceExclusion } from './agreement.js'
import type { NoDataPolicy } from './terms.js'
import { evaluateAgreement } from './evaluate-agreement.js'
import { decimalText, parseMoney } from './money.js'
import { planJudgement } from './plan-judgement.js'
import { measureRequestRatio } from './request-ratio.js'
import { planWith } from '../../test/support/judgement.js'
import { sampleExclusion } from '../../test/support/sample-exclusion.js'
import { sampleAgreement, exampleTerms } from '../../test/support/sample-agreement.js'
import { finalVerdict } from './verdict.js'

/**
 * Worked examples of contracts, as far as months and ratios of requests express them: those over bad minutes have the same traffic in every
 * minute, so that the share of bad minutes is the share of bad requests.
 */
interface Vector {
  readonly id: string
  readonly reason: string
  readonly input: {
    readonly period: { readonly at?: string; readonly from?: string; readonly to?: string }
    readonly timezone?: string
    readonly minutes: readonly Run[]
    readonly fill?: readonly [number, number]
    readonly judged_to?: string
    readonly contract: Contract
    readonly exclusions?: readonly { from: string; to: string; announced?: string; name?: string }[]
  }
  readonly expected: Readonly<Record<string, never>> & Expected
}

type Run = readonly [count: number, events: number | null, errors?: number]

interface Contract {
  readonly objective: string
  readonly measure: { readonly no_data?: NoDataPolicy }
  readonly credits?: {
    readonly fee: string
    readonly cap?: number
    readonly tiers: readonly { below: number; credit: number }[]
  }
  readonly claim?: { readonly within: string }
  readonly exclusions?: Readonly<Record<string, { min_notice?: string; cap?: { duration: string; per: 'year' } }>>
}

interface Expected {
  readonly period: { readonly from: string; readonly to: string }
  readonly in_scope_minutes: number
  readonly excluded_minutes: number
  readonly refused: readonly unknown[]
  readonly achieved: string | null
  readonly worst: string | null
  readonly best: string | null
  readonly verdict: string
  readonly downtime?: { readonly allowed_minutes: string; readonly used_minutes: string }
  readonly credit?: { readonly share: string; readonly amount: string }
  readonly credit_at_worst?: { readonly share: string; readonly amount: string }
  readonly claim_before?: string
}

/** Those that ratios of requests express. */
const NUMBERS = [
  '001',
  '002',
  '004',
  '005',
  '006',
  '007',
  '008',
  '022',
  '023',
  '024',
  '035',
  '038',
  '042',
  '043',
  '047',
  '048',
  '049',
  '050',
  '051',
  '053',
  '056',
  '057',
  '058',
  '059',
  '063',
  '064',
  '067',
  '068',
  '073',
  '076',
  '078',
  '079',
  '080',
  '083',
  '090',
  '091',
  '092',
  '108',
]

const folder = new URL('contract/vectors/', import.meta.url)
const files = readdirSync(folder).filter((file) => NUMBERS.includes(file.slice(0, 3)))
const vectors = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector)

function percent(text: string | number): number {
  return Number((Number(text) / 100).toPrecision(12))
}

function seconds(text: string | undefined): number {
  return text === undefined ? 0 : (parseDuration(text) ?? 0)
}

function agreementOf({ contract, timezone = 'UTC' }: Vector['input']): Agreement {
  const { credits, claim, exclusions = {} } = contract
  return sampleAgreement({
    terms: exampleTerms({
      period: { unit: 'month', timezone },
      claim: claim === undefined ? null : { days: seconds(claim.within) / 86_400 },
    }),
    objective: percent(contract.objective),
    noData: contract.measure.no_data ?? 'unknown',
    exclusions: { scheduledMaintenance: maintenanceOf(exclusions) },
    credits:
      credits === undefined
        ? null
        : {
            monthlyFee: parseMoney(credits.fee),
            tiers: credits.tiers.map(({ below, credit }) => ({ below: percent(below), credit: percent(credit) })),
            cap: percent(credits.cap ?? 100),
          },
  })
}

function maintenanceOf(exclusions: NonNullable<Contract['exclusions']>): MaintenanceExclusion | null {
  const [terms] = Object.values(exclusions)
  if (terms === undefined) return null
  const cap = terms.cap === undefined ? null : { durationSeconds: seconds(terms.cap.duration), per: terms.cap.per }
  return { minNoticeSeconds: seconds(terms.min_notice), cap }
}

function periodOf({ period, timezone = 'UTC' }: Vector['input']): Period {
  if (period.at !== undefined) return periodAt(new Date(`${period.at}T12:00:00Z`), { unit: 'month', timezone })
  return { interval: { from: new Date(period.from!), to: new Date(period.to!) }, label: '2026-03', zone: timezone }
}

/** The runs of minutes as stretches of time; the last one is the fill. */
function stretchesOf({ minutes, fill }: Vector['input'], { interval }: Period) {
  let from = interval.from
  const stretches = minutes.map(([count, events, errors = 0]) => {
    const stretch = { from, to: new Date(from.getTime() + count * 60_000), events, errors }
    from = stretch.to
    return stretch
  })
  return fill === undefined ? stretches : [...stretches, { from, to: interval.to, events: fill[0], errors: fill[1] }]
}

function countsIn(vector: Vector['input'], period: Period, parts: readonly Interval[]): Counts {
  return sumOfCounts(
    parts.flatMap((part) =>
      stretchesOf(vector, period).flatMap(({ events, errors, ...stretch }) => {
        const within = intersect(part, stretch)
        if (within === null || events === null) return []
        const many = secondsOf(within) / 60
        return [{ events: events * many, errors: errors * many, observedSeconds: many * 60 }]
      }),
    ),
  )
}

function judge({ input }: Vector) {
  const agreement = agreementOf(input)
  const period = periodOf(input)
  const judgedTo = input.judged_to === undefined ? period.interval.to : new Date(input.judged_to)
  const stated = (input.exclusions ?? []).map(({ from, to, announced, name = 'window' }) =>
    sampleExclusion({
      name,
      scope: [{ service: agreement.service, agreement: null }],
      from: new Date(from),
      to: new Date(to),
      announced: announced === undefined ? null : new Date(announced),
    }),
  )
  const reach = { period, firstKnownAt: null, judgedTo }
  const plan = planJudgement(agreement, reach, { within: () => stated })
  const counts = countsIn(input, period, plan.parts)
  return { agreement, counts, result: evaluateAgreement(agreement, { plan, counts }) }
}

function fraction(text: string | null): number | null {
  if (text === null) return null
  const [above, below = '1'] = text.split('/')
  return Number(above) / Number(below)
}

function creditText(credit: CreditEstimate | null) {
  if (credit?.amount == null) return undefined
  return { share: credit.ratio, amount: `${decimalText(credit.amount)} ${credit.amount.currency}` }
}

function expectedCredit(credit: Expected['credit']) {
  return credit === undefined ? undefined : { share: fraction(credit.share), amount: credit.amount }
}

describe.each(vectors.map((vector) => [vector.id, vector] as const))('the contract %s', (_id, vector) => {
  const { expected, input } = vector
  const { agreement, counts, result } = judge(vector)

  it(`is measured exactly: ${vector.reason}`, () => {
    expect(result.period).toEqual({ from: new Date(expected.period.from), to: new Date(expected.period.to) })
    expect(secondsOf(result.judged) / 60).toBe(expected.in_scope_minutes)
    expect(result.excludedSeconds / 60).toBe(expected.excluded_minutes)
    expect(result.exclusions.filter(({ refusal }) => refusal !== null)).toHaveLength(expected.refused.length)
    expect({ achieved: result.achieved, worst: result.worst, best: result.best }).toEqual({
      achieved: fraction(expected.achieved),
      worst: fraction(expected.worst),
      best: fraction(expected.best),
    })
  })

  it('has its verdict, allowance, credit and claim', () => {
    const ratio = measureRequestRatio(counts, result.unseen?.events ?? 0, agreement.noData)
    expect(finalVerdict(ratio, agreement.objective)).toBe(expected.verdict)
    // Of a running month that verdict is of the part that is over; the agreement itself is lost only if nothing can save it.
    expect(result.verdict).toBe(input.judged_to === undefined ? expected.verdict : 'on_track')
    if (expected.downtime !== undefined) {
      expect(result.downtimeAllowedSeconds / 60).toBeCloseTo(fraction(expected.downtime.allowed_minutes)!, 9)
      expect(result.downtimeUsedSeconds / 60).toBeCloseTo(fraction(expected.downtime.used_minutes)!, 9)
    }
    expect(creditText(result.credit)).toEqual(expectedCredit(expected.credit))
    expect(creditText(result.creditAtWorst)).toEqual(expectedCredit(expected.credit_at_worst))
    expect(result.claim?.before.toISOString().replace('.000', '')).toBe(expected.claim_before)
  })
})

it('a promise of 100 % is met by a month without an error, and breached by one', () => {
  const agreement = sampleAgreement({ objective: 1 })
  const month = periodAt(new Date('2026-03-10T12:00:00Z'), { unit: 'month', timezone: 'UTC' })
  const plan = planWith(agreement, month)
  const observedSeconds = secondsOf(month.interval)
  const of = (errors: number) =>
    evaluateAgreement(agreement, { plan, counts: { events: 1e9, errors, observedSeconds } })
  expect(of(0)).toMatchObject({ verdict: 'met', downtimeAllowedSeconds: 0, downtimeUsedSeconds: 0 })
  expect(of(1)).toMatchObject({ verdict: 'breached', downtimeAllowedSeconds: 0 })
})
