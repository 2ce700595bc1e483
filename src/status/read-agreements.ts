import { monthOf } from '../calendar/month.js'
import type { MaintenanceCalendar } from '../maintenance/maintenance-calendar.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import type { Agreement } from '../sla/agreement.js'
import { evaluateAgreement } from '../sla/evaluate-agreement.js'
import { planJudgement } from '../sla/plan-judgement.js'
import { sumOfCounts, watermarkOf, type CountsReader } from '../slo/counts.js'
import { readCounts } from './read-counts.js'

interface Surroundings {
  readonly watermarks: ReadonlyMap<string, Date>
  readonly now: Date
  readonly maintenance: MaintenanceCalendar
}

/** How all agreements stand in the calendar period that holds `now`, each in its own zone and up to its own watermark. */
export async function readAgreements(
  agreements: readonly Agreement[],
  reader: CountsReader,
  { watermarks, now, maintenance }: Surroundings,
): Promise<readonly AgreementResult[]> {
  const asked = agreements.map((agreement) => {
    const period = monthOf(now, agreement.period.timezone)
    const judgedTo = watermarkOf(watermarks, agreement.key)
    return { agreement, period, judgedTo, plan: planJudgement(agreement, { period, judgedTo }, maintenance) }
  })
  const requests = asked.flatMap(({ agreement: { key }, plan }) => plan.parts.map((interval) => ({ key, interval })))
  const answers = [...(await readCounts(reader, requests))]
  return asked.map(({ agreement, period, judgedTo, plan: { parts, exclusions } }) => {
    const counts = sumOfCounts(answers.splice(0, parts.length))
    return evaluateAgreement(agreement, period, { counts, judgedTo, exclusions })
  })
}
