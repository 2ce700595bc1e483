import { partBefore } from '../../calendar/interval.js'
import type { ReportSubject } from '../../feature/report-section.js'
import { noCounts, type CountsReader } from '../counts.js'
import { objectiveStretches } from '../objective-stretches.js'
import { bySlo, subjectsOf } from '../slo-subjects.js'
import { sloKey, type Slo } from '../slo.js'
import type { SloEvidence } from './slo-month.js'
import { inTurn } from '../../shared/in-turn.js'

/** What was counted of SLOs in a period, of each group for itself. */
export async function readSloMonths(
  slos: readonly Slo[],
  reader: CountsReader,
  { period }: Pick<ReportSubject, 'period'>,
): Promise<readonly SloEvidence[]> {
  const known = bySlo(await reader.objectives(slos.map(sloKey)))
  const subjects = slos.flatMap((slo) => subjectsOf(slo, known, () => true))
  const plans = subjects.map((subject) => {
    const judged = partBefore(period.interval, subject.ledger?.watermark ?? null)
    const stretches = objectiveStretches(subject.slo.objectives, judged)
    return { ...subject, period: period.interval, judged, stretches }
  })
  const requests = plans.map(({ key, stretches }) =>
    key === null ? [] : stretches.map(({ interval }) => ({ key, interval })),
  )
  const counts = inTurn(await reader.counts(requests.flat()))
  const evidence = plans.map((plan, index): SloEvidence => {
    const own = counts(requests[index]?.length ?? 0)
    const stretches = plan.stretches.map((stretch, place) => ({ ...stretch, counts: own[place] ?? noCounts }))
    return { ...plan, stretches }
  })
  return evidence.filter(
    (one) => isHeardOf(one) || !evidence.some((other) => other.slo === one.slo && isHeardOf(other)),
  )
}

/** Groups come and go: one that was not there in the period has no row beside those that were. */
function isHeardOf({ stretches }: SloEvidence): boolean {
  return stretches.some(({ counts }) => counts.observedSeconds > 0)
}
