import * as z from 'zod'
import {
  coveredBy,
  type ReportContent,
  type ReportedFigure,
  type ReportPart,
  type ReportScope,
  type ReportSubject,
  type SaidTime,
} from '../../feature/report-section.js'
import { formatPeriod } from '../../words/format-date.js'
import { reachOf } from '../../slo/report/slo-report.js'
import { agreementMonths, byAgreement, nameOf, type AgreementEvidence, type AgreementMonth } from './agreement-month.js'
import { readEarlierResults, type EarlierResults } from './earlier-results.js'
import { overviewSections, type EarlierPeriod } from './overview.js'
import { shownOfEach } from './bad-time-blocks.js'
import { badTimeRows } from './bad-time-rows.js'
import { exclusionRows } from './exclusion-rows.js'
import { agreementRows } from './agreement-rows.js'
import { agreementSection } from './agreement-sections.js'
import { agreementLead } from './headline.js'
import { forCustomer } from './for-customer.js'
import { exclusionSections } from './exclusion-section.js'
import { termsSections } from './terms-section.js'
import { agreementMethod } from './method.js'
import type { Agreement } from '../agreement.js'
import { isReached } from '../reach.js'
import { concerns, type ExclusionReader } from '../stated-exclusion.js'
import { coveredPeriods, coveredTime } from './covered-periods.js'
import { agreementSpeech } from './texts/agreement-texts.js'
import { readAgreementMonths, type AgreementSources, type ServiceOfAgreements } from './read-agreement-months.js'

export interface AgreementReportParts extends AgreementSources {
  readonly config: { readonly services: readonly ServiceOfAgreements[] }
}

/** What reports say about agreements: they come first. */
export function createAgreementReport(parts: AgreementReportParts): ReportPart {
  const { config, counts } = parts
  const agreementsOf = (subject: ReportSubject) => {
    return coveredServices(subject, config.services).flatMap(({ agreements }) => agreements)
  }
  return {
    key: 'agreements',
    leads: true,
    isForCustomers: true,
    // Agreements have periods and zones of their own.
    spans: (subject) =>
      agreementsOf(subject)
        .flatMap((one) => coveredPeriods(one, subject.period))
        .map(coveredTime),
    reach: (subject) =>
      reachOf(
        agreementsOf(subject).flatMap(({ members }) => members),
        counts,
      ),
    async read(scope) {
      const services = coveredServices(scope, config.services)
      const earlier = await readEarlierResults(services, scope.period, parts)
      return agreementContent(await readAgreementMonths(services, scope.period, parts), earlier, scope)
    },
    reachedBy: (subject, said) => isReportReached(agreementsOf(subject), { ...said, subject }, parts.exclusions),
    figures: agreementFigures,
  }
}

/** Services covered, with those of their agreements that are. */
function coveredServices(
  subject: ReportSubject,
  services: readonly ServiceOfAgreements[],
): readonly ServiceOfAgreements[] {
  return coveredBy(subject, services).map((service) => ({
    ...service,
    agreements: service.agreements.filter(
      ({ name }) => subject.agreements === null || subject.agreements.includes(`${service.name}/${name}`),
    ),
  }))
}

async function isReportReached(
  agreements: readonly Agreement[],
  { subject, ...said }: SaidTime & { readonly subject: ReportSubject },
  exclusions: ExclusionReader,
): Promise<boolean> {
  const concerned = agreements.filter((one) => concerns(said, one))
  if (concerned.length === 0) return false
  const beside = await exclusions.read(said)
  return concerned.some((one) => {
    const others = beside.filter((other) => concerns(other, one)).map(({ kind }) => kind)
    const periods = coveredPeriods(one, subject.period)
    return periods.some(({ period }) => isReached(one.terms, { ...said, others }, period.interval))
  })
}

/** The same of what was read. */
export function agreementContent(
  evidence: readonly AgreementEvidence[],
  earlier: EarlierResults,
  scope: Pick<ReportScope, 'period' | 'audience' | 'otherCustomers' | 'locale'>,
): ReportContent {
  const say = agreementSpeech(scope.locale)
  const all = agreementMonths(evidence, say)
  const agreements = scope.audience === 'customer' ? all.map((one) => forCustomer(one, scope)) : all
  const found = new Map([...earlier].map(([{ service, name }, results]) => [`${service}/${name}`, results]))
  const beforeOf = ({ result }: AgreementMonth) => (found.get(nameOf(result)) ?? []).map(earlierPeriod)
  const compared = byAgreement(agreements).map((one) => ({ ...one, before: beforeOf(one.worst) }))
  const ends = agreements.map(({ result }) => result.judged.to.getTime())
  return {
    figures: agreements.map((one) => ({ ...one, before: beforeOf(one) })),
    overview: overviewSections(compared, say),
    sections: [
      ...compared.map((one) => agreementSection(one, shownOfEach(compared.length), say)),
      ...exclusionSections(agreements, say),
      ...termsSections(agreements, say),
    ],
    rows: [...agreementRows(agreements), ...badTimeRows(agreements), ...exclusionRows(agreements)],
    method: agreementMethod(agreements, scope, say),
    lead: agreementLead(agreements, compared, say),
    ...(ends.length === 0 ? {} : { reachesTo: new Date(Math.min(...ends)) }),
  }
}

function earlierPeriod({ periodLabel, objective, achieved, verdict }: EarlierPeriod): EarlierPeriod {
  return { periodLabel, objective, achieved, verdict }
}

const ratio = z.number().nullable()
const counted = z.object({ events: z.number(), errors: z.number(), observedSeconds: z.number() })
const credit = z.object({ ratio: z.number(), amount: z.string().nullable() }).nullable()
const keptSchema = z.array(
  z.object({
    result: z.object({
      service: z.string(),
      sla: z.string(),
      periodLabel: z.string(),
      objective: z.number(),
      counts: counted,
      achieved: ratio,
      worst: ratio,
      best: ratio,
      verdict: z.string(),
      excludedSeconds: z.number(),
      unknownSeconds: z.number(),
      downtimeAllowedSeconds: z.number(),
      downtimeUsedSeconds: z.number(),
      credit,
      creditAtWorst: credit,
    }),
  }),
)

function agreementFigures(kept: unknown): readonly ReportedFigure[] | null {
  const agreements = keptSchema.safeParse(kept)
  if (!agreements.success) return null
  return agreements.data.map(({ result }) => {
    const name = `agreement ${result.service}/${result.sla}`
    const hasOthers = agreements.data.some(({ result: other }) => isSame(other, result) && other !== result)
    const when = hasOthers ? ` in ${formatPeriod(result.periodLabel)}` : ''
    return { name: `${name}${when}`, compared: result, ratio: result.achieved }
  })
}

function isSame(one: Named, other: Named): boolean {
  return one.service === other.service && one.sla === other.sla
}

interface Named {
  readonly service: string
  readonly sla: string
}
