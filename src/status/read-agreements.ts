import { monthOf } from '../calendar/month.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { Agreement } from '../sla/agreement.js'
import { evaluateAgreement, judgedPart } from '../sla/evaluate-agreement.js'
import { noCounts, objectiveId, type CountsReader } from '../slo/counts.js'
import { readCounts } from './read-counts.js'

/** How all agreements stand in the calendar period that holds `now`, each in its own zone and up to its own watermark. */
export async function readAgreements(
  agreements: readonly Agreement[],
  reader: CountsReader,
  { watermarks, now }: { readonly watermarks: ReadonlyMap<string, Date>; readonly now: Date },
): Promise<readonly AgreementResult[]> {
  const asked = agreements.map((agreement) => {
    const period = monthOf(now, agreement.period.timezone)
    const judgedTo = watermarks.get(objectiveId(agreement.key)) ?? null
    return { agreement, period, judgedTo, request: { key: agreement.key, interval: judgedPart(period, judgedTo) } }
  })
  const counts = await readCounts(
    reader,
    asked.map(({ request }) => request),
  )
  return asked.map(({ agreement, period, judgedTo }, index) =>
    evaluateAgreement(agreement, period, { counts: counts[index] ?? noCounts, judgedTo }),
  )
}
