import { intersect, lengthOf, type Interval } from '../calendar/interval.js'
import { daysOf, type Day, type Period } from '../calendar/period.js'
import { type Counts, type CountsReader, sumOfCounts } from '../slo/counts.js'
import type { AgreementResult } from './agreement-result.js'
import type { Agreement } from './agreement.js'
import type { BadList } from './bad-list.js'
import type { ContractQuestion } from './contract-question.js'
import { nameIncidents } from './name-incidents.js'
import type { ContractMemory, ContractSources } from './read-contracts.js'
import { type JudgedAgreement, readResults } from './read-results.js'
import { inTurn } from '../shared/in-turn.js'

/** What was counted in a day, of what counts. */
export interface DayCounts {
  /** `2026-10-25`. */
  readonly label: string
  readonly interval: Interval
  /** `null`: the ledger has not reached the day. */
  readonly counts: Counts | null
  /** Nothing of it counts, as on a day without service hours; default: some of it does. */
  readonly isLeftOut?: boolean
}

/** The same with what of the day counts. */
export interface DetailDay extends DayCounts {
  /** Seconds of it that were judged and count: what of them was not observed is unknown. */
  readonly countedSeconds: number
}

/** An agreement over a period: how it was judged, day by day, and where its bad time lies. */
export interface AgreementDetails {
  readonly agreement: Agreement
  readonly result: AgreementResult
  /** Every day of the period in its zone. */
  readonly days: readonly DetailDay[]
  /** With the incidents of each stretch. */
  readonly bad: BadList | null
}

/** Judges agreements in the order of the questions, with all that made them better or worse. It reads the minutes of the whole period. */
export async function readDetails(
  questions: readonly ContractQuestion[],
  sources: ContractSources,
  memory?: ContractMemory,
): Promise<readonly AgreementDetails[]> {
  const judged = await readResults(questions, { ...sources, withTrouble: true }, memory)
  const bad = await badLists(judged, sources)
  const days = await readDays(
    judged.map((one, index) => ({ ...one, period: questions[index]?.period })),
    sources.counts,
  )
  return judged.map((one, index) => {
    const { agreement, result } = one
    return { agreement, result, days: days[index] ?? [], bad: bad.get(one) ?? null }
  })
}

/** Where bad time lies, with the incidents of it. */
async function badLists(
  judged: readonly JudgedAgreement[],
  { serviceIncidents }: Pick<ContractSources, 'serviceIncidents'>,
): Promise<ReadonlyMap<JudgedAgreement, BadList>> {
  const listed = judged.flatMap((one) => (one.bad === null ? [] : [{ one, agreement: one.agreement, bad: one.bad }]))
  const named = await nameIncidents(listed, serviceIncidents)
  return new Map(listed.map(({ one, bad }, index) => [one, named[index] ?? bad]))
}

type Asked = Pick<JudgedAgreement, 'agreement' | 'result' | 'parts'> & { readonly period: Period | undefined }

async function readDays(judged: readonly Asked[], reader: CountsReader): Promise<readonly (readonly DetailDay[])[]> {
  const days = judged.map(({ period, ...one }) => {
    return (period === undefined ? [] : daysOf(period)).map((day) => ({ ...day, parts: partsOfDay(day, one) }))
  })
  const requests = judged.flatMap(({ agreement: { key } }, index) =>
    (days[index] ?? []).flatMap((day) => (day.parts ?? []).map((interval) => ({ key, interval }))),
  )
  const counts = inTurn(await reader.counts(requests))
  return days.map((own) =>
    own.map(({ label, interval, parts }) => ({
      label,
      interval,
      counts: parts === null ? null : sumOfCounts(counts(parts.length)),
      countedSeconds: lengthOf(parts ?? []),
      ...(parts?.length === 0 && { isLeftOut: true }),
    })),
  )
}

function partsOfDay(
  { interval }: Day,
  { result, parts }: Pick<JudgedAgreement, 'result' | 'parts'>,
): readonly Interval[] | null {
  const isJudged = intersect(interval, result.judged) !== null
  return isJudged ? parts.flatMap((part) => intersect(part, interval) ?? []) : null
}
