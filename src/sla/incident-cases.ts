import { datasetId, exposureQuestion, type Dataset, type RecoveryPointsReader } from '../backup/dataset.js'
import { wholeMinute } from '../calendar/interval.js'
import type { RecoveryCase } from './contract/contract-input.js'
import type { Agreement } from './agreement.js'
import type { PlannedQuestion } from './contract-question.js'
import { recoveryCases, type Losses } from './recovery-cases.js'
import type { ServiceIncident, ServiceIncidentReader } from './service-incident.js'
import { promisedAnswers, type PromisedAnswer } from './support-cases.js'

/** Where incidents, and what they would have lost, are read from. */
export interface CaseSources {
  readonly serviceIncidents: ServiceIncidentReader
  readonly recoveryPoints: Pick<RecoveryPointsReader, 'exposure'>
  /** Of all services. */
  readonly datasets: readonly Dataset[]
}

/** What an agreement asks of incidents: answers that support promised, and recoveries. */
export interface IncidentCases {
  readonly support: readonly PromisedAnswer[]
  readonly recoveries: readonly RecoveryCase[]
}

const NONE: IncidentCases = { support: [], recoveries: [] }

/** Reads the incidents of the judged time, where the contract has a use for them. */
export async function readIncidentCases(
  { agreement, judged, at }: PlannedQuestion,
  sources: CaseSources,
): Promise<IncidentCases> {
  const { support, measure } = agreement.terms
  if (support === null && measure.method !== 'recovery') return NONE
  const incidents = (await sources.serviceIncidents.ofServices([agreement], judged))[0] ?? []
  return {
    support: support === null ? [] : promisedAnswers(incidents, support),
    recoveries: await recoveriesOf(agreement, incidents, { ...sources, now: at }),
  }
}

async function recoveriesOf(
  agreement: Agreement,
  incidents: readonly ServiceIncident[],
  sources: CaseSources & { readonly now: Date },
): Promise<readonly RecoveryCase[]> {
  const { method, recovery } = agreement.terms.measure
  if (method !== 'recovery' || recovery === null) return []
  const { rtoSeconds, rpoSeconds } = recovery
  const losses: Losses = rpoSeconds === null ? new Map() : await lossesOf(agreement, incidents, sources)
  return recoveryCases(incidents, { losses, now: sources.now, rtoSeconds })
}

const MINUTE_MS = 60_000

/** What each incident would have lost of the service's datasets: the age of the newest data point when it began, of the oldest of them. */
async function lossesOf(
  { service, environment }: Agreement,
  incidents: readonly ServiceIncident[],
  { datasets, recoveryPoints }: CaseSources,
): Promise<Losses> {
  const own = datasets.filter((one) => one.service === service && one.environment === environment)
  const asked = own.map(exposureQuestion)
  const losses = new Map<number, number | null>()
  for (const { number, onset, detected } of incidents) {
    const at = onset ?? detected
    if (at === null) continue
    const end = wholeMinute(at)
    const told = await recoveryPoints.exposure(asked, { from: new Date(end.getTime() - MINUTE_MS), to: end })
    const ages = asked.flatMap(({ key }) => told.get(datasetId(key))?.worstExposureSeconds ?? [])
    const isWhole = ages.length > 0 && ages.length === asked.length
    losses.set(number, isWhole ? Math.max(...ages) + (at.getTime() - end.getTime()) / 1000 : null)
  }
  return losses
}
