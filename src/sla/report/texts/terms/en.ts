import { joinIn, pluralIn } from '../../../../words/language/language.js'
import type { Combine, ExclusionKind, Within } from '../../../terms.js'

const plural = pluralIn('en')
const join = joinIn('en')
const many = (count: number, one: string, other: string) => `${count} ${plural(count, { one, other })}`

/** When something with requests is bad; `least`: requests below which it is good, 0: no such limit. */
export interface Bad {
  readonly share: string
  readonly isAll: boolean
  readonly bound: 'above' | 'at_least'
  readonly least: number
}

/** `null`: not agreed. */
export interface Recovered {
  readonly rto: string | null
  readonly rpo: string | null
}

/** A length by the calendar; lengths in seconds come as texts. */
export type CalendarLength = Exclude<Within, { readonly seconds: number }>

function unitOf(minutes: number): string {
  if (minutes === 1) return 'minutes'
  return minutes === 60 ? 'hours' : `intervals of ${minutes} min`
}

function within(length: CalendarLength): string {
  if ('days' in length) return many(length.days, 'day', 'days')
  if ('businessDays' in length) return many(length.businessDays, 'business day', 'business days')
  return 'months' in length ? many(length.months, 'month', 'months') : many(length.periods, 'period', 'periods')
}

const PER = { month: 'month', quarter: 'quarter', year: 'year' } as const

/** What a contract says, in English; shares, lengths, money and days come as texts. */
export const english = {
  title: 'What was agreed',
  note: 'The terms by which each agreement is judged.',
  labels: {
    promise: 'Promise',
    bad: 'Bad',
    combined: 'Several indicators',
    period: 'Period',
    hours: 'Service hours',
    silent: 'No traffic',
    noData: 'No data',
    leftOut: 'Left out',
    rounding: 'Rounding',
    credit: 'Credit',
    limits: 'Limits of credit',
    claim: 'Claim',
    chronic: 'Right to end it',
    support: 'Support',
  },
  promise: {
    bad_intervals: (objective: string, minutes: number) => `at least ${objective} of ${unitOf(minutes)} are good`,
    mean_interval_error_rate: (objective: string, minutes: number) =>
      `on average over ${unitOf(minutes)} at least ${objective} of requests succeed`,
    request_ratio: (objective: string) => `at least ${objective} of requests succeed`,
    weighted_requests: (objective: string) => `requests, each by how good it was, come to at least ${objective}`,
    recovery: ({ rto, rpo }: Recovered) =>
      [
        ...(rto === null ? [] : [`every incident and drill is over within ${rto} (RTO)`]),
        ...(rpo === null ? [] : [`none loses data of more than ${rpo} (RPO)`]),
      ].join('; '),
  },
  bad: ({ share, isAll, bound, least }: Bad) => {
    const failing = isAll
      ? 'all requests fail'
      : bound === 'above'
        ? `more than ${share} fail`
        : `${share} or more fail`
    return `where ${failing}${least === 0 ? '' : `, of at least ${least} requests`}`
  },
  runs: (minutes: number) => `in runs of at least ${minutes} minutes`,
  combined: {
    all_down: 'bad when all of them are',
    any_down: 'bad when any of them is',
    worst_of: 'the worst of them counts',
    weighted: 'they count by weight',
  } satisfies Record<Combine['how'], string>,
  period: {
    week: 'calendar week',
    month: 'calendar month',
    quarter: 'quarter',
    year: 'year',
    yearFrom: (month: string) => `years begin with ${month}`,
    days: (days: number) => `${days} days each`,
    months: (months: number, day: string) => `${many(months, 'month', 'months')} each, from ${day} on`,
    rolling: (days: number) => `the last ${days} days`,
  },
  /** Days and clocks: `Mon to Fri, 08:00 to 20:00`. */
  hours: (days: string, from: string, to: string) => `${days}, ${from} to ${to}`,
  days: (from: string, to: string) => `${from} to ${to}`,
  everyDay: 'every day',
  zone: (hours: string, zone: string) => `${hours} (${zone})`,
  holidays: (count: number) => `without ${many(count, 'holiday', 'holidays')}`,
  aroundTheClock: 'around the clock',
  silent: { good: 'counts as good', bad: 'counts as bad', exclude: 'does not count' },
  noData: {
    unknown: 'may have been good or bad: the result is a range',
    good: 'counts as good',
    bad: 'counts as bad',
    exclude: 'does not count',
  },
  kinds: {
    scheduled_maintenance: 'planned maintenance',
    emergency_maintenance: 'emergency maintenance',
    customer_caused: 'trouble caused by the customer',
    force_majeure: 'force majeure',
    third_party: 'trouble caused by third parties',
    suspension: 'suspension',
    other: 'other exclusions',
  } satisfies Record<ExclusionKind, string>,
  notice: (length: string) => `announced at least ${length} before`,
  cap: (length: string, per: keyof typeof PER) => `at most ${length} per ${PER[per]}`,
  nothingLeftOut: 'nothing',
  keptAsGood: 'what is left out stays in the count, as good',
  round: (decimals: number, mode: 'half_up' | 'down') =>
    `to ${decimals} decimals of a percent, ${mode === 'down' ? 'cut off' : 'half up'}`,
  tier: (bound: 'below' | 'at_or_below', share: string, credit: string) =>
    `${credit} ${bound === 'below' ? 'below' : 'at or below'} ${share}`,
  proportional: (multiplier: number, of: 'period' | 'counted') =>
    `${multiplier} × downtime ÷ ${of === 'period' ? 'length of the period' : 'counted time'}`,
  step: (credit: string, every: string, count: 'full' | 'started') =>
    `${credit} for each ${count} ${every} below the promise`,
  fee: (money: string | null, per: 'month' | 'period') =>
    `of the fee${money === null ? '' : ` of ${money}`} per ${per}`,
  noCredit: 'none',
  capPeriod: (share: string) => `${share} of a period’s fee`,
  capYear: (share: string) => `${share} of a monthly fee in a year`,
  minimum: (money: string) => `nothing up to ${money}`,
  claim: (length: string) => `within ${length} after the period`,
  chronic: (below: string, periods: number, of: number) =>
    `below ${below} in ${periods} of ${many(of, 'period', 'periods')}`,
  support: (severity: string, promise: 'acknowledge' | 'resolve', length: string) =>
    `${severity}: ${promise === 'acknowledge' ? 'answered' : 'resolved'} within ${length}`,
  line: (label: string, value: string) => `${label}: ${value}`,
  within,
  join,
}

export type TermsTexts = typeof english
