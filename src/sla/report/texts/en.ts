import { joinIn, pluralIn } from '../../../words/language/language.js'
import { english as terms } from './terms/en.js'
import { english as badTime } from './bad-time/en.js'
import type { Verdict } from '../../agreement-result.js'
import type { RefusalCode } from '../../refusal-code.js'
import type { ExclusionKind } from '../../terms.js'
import { VERDICT_WORDS } from '../../verdict-words.js'

const plural = pluralIn('en')
const join = joinIn('en')
const agreements = (count: number) => plural(count, { one: 'agreement', other: 'agreements' })

/** What is said of a promise: `to` a customer, or `of` an agreement that names none. */
export type Promised = { readonly objective: string } & ({ readonly to: string } | { readonly of: string })

function promise(promised: Promised): string {
  const { objective } = promised
  return `${objective} was promised ${'to' in promised ? `to ${promised.to}` : `for ${promised.of}`}`
}

const so = (isOver: boolean) => (isOver ? '' : ' so far')
const because = (reason: string | null) => (reason === null ? '' : `, ${reason}`)

/** How many agreements stand so. */
export interface Standing {
  readonly verdict: Verdict
  readonly count: number
}

/** All that a report says of agreements, in English; lengths, dates and numbers come as texts. */
export const english = {
  verdicts: VERDICT_WORDS,
  headline: {
    none: 'No agreements are covered',
    wrong: ([first, ...others]: readonly [Standing, ...Standing[]], of: number, isOver: boolean) => {
      const more = others.map(({ count, verdict }) => `, ${count} ${VERDICT_WORDS[verdict]}`).join('')
      return `${first.count} of ${of} ${agreements(of)} ${VERDICT_WORDS[first.verdict]}${more}${so(isOver)}`
    },
    met: (count: number) => (count === 1 ? 'The agreement was met' : `All ${count} agreements were met`),
    onTrack: (count: number) => (count === 1 ? 'The agreement is on track' : `All ${count} agreements are on track`),
    owed: (sums: readonly string[], isOver: boolean) => {
      return `Estimated credits ${isOver ? 'owed' : 'so far'}: ${sums.join(' and ')}.`
    },
  },
  overview: {
    title: 'At a glance',
    note: 'What was promised, delivered and is owed, and how it was before. Marks stand for earlier periods, the oldest first.',
    columns: ['Agreement', 'Promised', 'Delivered', 'Owed', 'Before'] as readonly [
      string,
      string,
      string,
      string,
      string,
    ],
    promised: (objective: string) => `${objective} promised`,
    more: (count: number) => `${count} more follow below.`,
    notAgreed: '–',
    nothing: '–',
    changes: { better: 'better now', worse: 'worse now', same: 'the same' },
    met: (met: number, of: number) => `${met} of ${of} met`,
    changed: (better: number, worse: number) => {
      const parts = [...(worse === 0 ? [] : [`${worse} worse`]), ...(better === 0 ? [] : [`${better} better`])]
      return `Against the period before: ${parts.join(', ')}.`
    },
  },
  verdict: {
    settled: (
      promised: Promised,
      { delivered, verdict, isOver }: { delivered: string; verdict: Verdict; isOver: boolean },
      why: string | null,
    ) => `${promise(promised)}, ${delivered} was delivered${so(isOver)}: ${VERDICT_WORDS[verdict]}${because(why)}.`,
    open: (
      promised: Promised,
      { worst, best, isOver }: { worst: string; best: string; isOver: boolean },
      why: string,
    ) => `${promise(promised)}, between ${worst} and ${best} was delivered${so(isOver)}: undetermined, because ${why}.`,
    uncounted: (promised: Promised, why: string) => `${promise(promised)}: undetermined, because ${why}.`,
  },
  why: {
    hopeless: 'even if nothing fails any more',
    pace: (projected: string, out: string | null) =>
      `because it would end at ${projected} at the pace of the last 7 days${out === null ? '' : `, and what is allowed would be used up on ${out}`}`,
    busier: 'because only a rest busier than usual can save it',
    unobserved: (time: string) => `because ${time} and could cost it`,
    mostUsed: 'because most of what is allowed is used',
  },
  unobserved: (span: string, share: string, isBesideOutage: boolean) =>
    `${span} (${share}) were not observed${isBesideOutage ? ', right beside an outage' : ''}`,
  uncounted: {
    unobserved: (period: string, isOver: boolean) => `nothing was observed in ${period}${so(isOver)}`,
    partly: (period: string, span: string, isOver: boolean) =>
      `no traffic was counted in ${period}${so(isOver)} and ${span} were not observed`,
    noTraffic: (period: string, isOver: boolean) => `there was no traffic in ${period}${so(isOver)}`,
  },
  term: {
    since: (day: string) => `It holds since ${day} and is judged from then on.`,
    history: (instant: string) => `It is judged from ${instant} on, when its history begins.`,
    until: (day: string) => `It held until ${day}.`,
    changed: (instant: string) => `Since ${instant} its events are counted in another way than before.`,
  },
  counted: (span: string) =>
    `Of ${span} without data the events are known in sum, from counters that went on behind it.`,
  excluded: {
    /** As much of what. */
    amount: (span: string, kinds: readonly ExclusionKind[]) =>
      `${span} of ${join(kinds.map((kind) => terms.kinds[kind]))}`,
    refused: (amount: string) => `${amount} count like any other time.`,
    left: (amount: string) => `${amount} are left out.`,
    both: (left: string, refused: string) => `${left} are left out; another ${refused} count like any other time.`,
  },
  allowance: {
    within: (used: string, allowed: string, isOver: boolean) =>
      `${used} of ${allowed} allowed downtime were used${so(isOver)}.`,
    beyond: (used: string, allowed: string, isOver: boolean) =>
      `${used} of downtime were used${so(isOver)}; ${allowed} were allowed.`,
  },
  credit: {
    none: 'No credits were agreed.',
    nothingOwed: 'Nothing is owed.',
    nothingSoFar: 'Nothing would be owed if nothing fails any more.',
    share: (share: string) => `${share} of the fee`,
    amount: (amount: string, share: string) => `${amount} (${share})`,
    owed: (credit: string, { most, claim, isOver }: { most: string | null; claim: string | null; isOver: boolean }) =>
      `An estimated credit of ${credit} ${isOver ? 'is' : 'would be'} owed${most === null ? '' : `, up to ${most} if all unobserved time was bad`}${claim === null ? '' : `; claims until ${claim}`}.`,
    between: (least: string | null, { most, claim, isOver }: { most: string; claim: string | null; isOver: boolean }) =>
      `Between ${least ?? 'nothing'} and an estimated credit of ${most} ${isOver ? 'is' : 'would be'} owed${claim === null ? '' : `; claims until ${claim}`}.`,
    fact: (least: string | null, most: string | null) => `${least ?? 'none'}${most === null ? '' : `, up to ${most}`}`,
    upTo: (most: string) => `up to ${most}`,
  },
  noData: 'no data',
  unknown: 'unknown',
  noneAgreed: 'none agreed',
  between: (worst: string, best: string) => `${worst} to ${best}`,
  card: {
    customer: (name: string) => `For ${name}.`,
    promised: (objective: string) => `of ${objective} promised`,
    used: 'Downtime used',
    allowed: 'Downtime allowed',
    credit: 'Credit (estimate)',
    leftOut: 'Left out',
    pace: 'At this pace',
    atPace: (projected: string) => `${projected} in the end`,
    claim: 'Claim until',
    observed: 'Observed',
    without: (share: string, span: string) => `${share}, ${span} without data`,
  },
  chart: (name: string, sentences: string) =>
    `Chart of ${name}: availability of each day against the objective, and allowed downtime used. ${sentences}`,
  chartLabels: {
    days: (hasGaps: boolean) => `Availability per day (dashed: promised${hasGaps ? '; hatched: no data' : ''})`,
    used: 'Allowed downtime used',
    allowed: 'allowed',
  },
  periods: {
    columns: ['Period', 'Delivered', 'Downtime used', 'Credit (estimate)'],
    soFar: 'so far',
    of: (allowed: string) => `of ${allowed}`,
    said: (period: string, sentences: string) => `${period}: ${sentences}`,
  },
  badTime,
  terms,
  maintenance: {
    titleOf: (isMaintenance: boolean): string => (isMaintenance ? 'Maintenance' : 'Exclusions'),
    note: (isMaintenance: boolean) =>
      `${isMaintenance ? 'Planned maintenance' : 'What is said not to count'}, and whether it counts against the agreement.`,
    columns: ['Window', 'Length'],
    kinds: {
      scheduled_maintenance: 'planned maintenance',
      emergency_maintenance: 'emergency maintenance',
      customer_caused: 'caused by the customer',
      force_majeure: 'force majeure',
      third_party: 'caused by third parties',
      suspension: 'suspension',
      other: 'other',
    } satisfies Readonly<Record<ExclusionKind, string>>,
    announced: (instant: string, notice: string | null) =>
      `announced ${instant}${notice === null ? '' : `, ${notice} before it began`}`,
    announcedAfterwards: (instant: string) => `announced ${instant}, only after it had begun`,
    unannounced: 'no announcement known',
    entered: (instant: string, { by, isLate }: { by: string | null; isLate: boolean }) =>
      `entered${by === null ? '' : ` by ${by}`} ${instant}${isLate ? ', only after it had begun' : ''}`,
    configured: (by: string | null) => `by configuration${by === null ? '' : `, says ${by}`}`,
    evidence: (evidence: string) => `evidence: ${evidence}`,
    /** Why it counts, as English says it and by its code; `null`: only the text is known. */
    refused: ((text) => text) as (text: string, code: RefusalCode | null) => string,
    leftOut: 'left out',
    counts: 'counts',
    partOf: (window: string) => `as part of ${window}`,
    more: (count: number) => `and ${count} more`,
  },
  method: {
    availability: (zone: string) =>
      `Availability is the share of events that were good: good events divided by all events, counted minute by minute in Prometheus. Periods run from midnight to midnight in ${zone}, unless an agreement names another zone.`,
    intervals: (name: string, minutes: number) =>
      `${name}, however, is judged by ${minutes === 1 ? 'minutes' : minutes === 60 ? 'hours' : `intervals of ${minutes} minutes`}: as agreed, each of them within the promised time is bad or not, availability is the share of those that were not, and used downtime is the sum of the bad ones.`,
    unknown:
      'A minute without data is unknown: neither good nor bad. It is shown as time not observed. Where the same counters went on behind it, their rise says what happened in it, in sum, and is counted. An agreement is met only if it would be met with all unknown minutes bad, breached only if it would be breached with all of them good, and undetermined in between. Any other unknown minute is taken to have had the traffic of the same hours of other weeks, or average traffic where none are known. That is an estimate, no bound: where unknown minutes lie beside an outage, an agreement is not called met on its strength.',
    running:
      'While the period of an agreement runs, it is breached only if even a rest without a single error, as busy as the busiest weeks known, cannot save it. It is at risk if unknown minutes could cost it, or if it would be missed at the pace of the last 7 days; else it is on track. Events to come are taken from the same hours of other weeks.',
    policy: {
      good: (name: string) => `For ${name}, as agreed, minutes without data count as average traffic without errors.`,
      bad: (name: string) => `For ${name}, as agreed, minutes without data count as average traffic that failed.`,
      exclude: (name: string) => `For ${name}, as agreed, minutes without data are left out.`,
    },
    exclusions:
      'What an agreement excludes, such as planned maintenance, is left out where it was announced as agreed, up to the agreed cap: what happened in these minutes counts nowhere, and the period is shorter by them. Time that two windows cover is left out once.',
    allowed: (hasExclusions: boolean) =>
      `Allowed downtime is (1\u00a0−\u00a0objective) × length of the period${hasExclusions ? ' without what is left out' : ''}. Used downtime is the bad events ÷ all events of the period × the same length: a total outage of the same weight.`,
    credits: 'Credits are estimates by the tiers agreed. They are not binding.',
    source: (names: readonly string[], objective: string) =>
      `${names.join(', ')} ${names.length === 1 ? 'counts' : 'count'} the events of the objective ${objective}:`,
  },
}

/** What a report says of agreements: what one language has, the others must have. */
export type AgreementTexts = typeof english
