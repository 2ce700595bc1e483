import type { Fact, SourceQuery } from '../../document/blocks.js'
import { groupText, parseGroupKey } from '../../slo/group-key.js'
import { sourceQueries } from '../../slo/indicator/source-queries.js'
import type { Indicator } from '../../slo/slo.js'
import type { DayCounts } from '../agreement-details.js'
import type { BadList } from '../bad-list.js'
import type { AgreementResult, Verdict } from '../agreement-result.js'
import type { Agreement } from '../agreement.js'
import type { NoDataPolicy } from '../terms.js'
import { termsFacts } from './terms-words.js'
import { agreementSentences } from './agreement-words.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** An agreement over the period of a report. */
export interface AgreementMonth {
  readonly result: AgreementResult
  readonly noData: NoDataPolicy
  readonly creditsAgreed: boolean
  /** What the contract says, clause by clause. */
  readonly agreed: readonly Fact[]
  /** The verdict in words. */
  readonly sentences: string
  /** PromQL that the counts come from; `null`: not for this reader. */
  readonly source: { readonly slo: string; readonly queries: readonly SourceQuery[] } | null
  /** Every day of the period in the agreement's zone. */
  readonly days: readonly DayCounts[]
  /** Where its bad time lies; `null`: that is not known. */
  readonly bad: BadList | null
}

/** What the ledger says about one agreement. */
export interface AgreementEvidence {
  readonly agreement: Agreement
  /** `null`: it counts no events. */
  readonly indicator: Indicator | null
  /** Over the month in the agreement's own zone. */
  readonly result: AgreementResult
  readonly days: readonly DayCounts[]
  /** Where its bad time lies; default: that is not known. */
  readonly bad?: BadList | null
}

const BY_WEIGHT: readonly Verdict[] = ['breached', 'at_risk', 'undetermined', 'on_track', 'met']

/** Agreements as a report has them, the worst first: breached, at risk, undetermined, on track, met; by name within, each with its periods one after another. */
export function agreementMonths(
  evidence: readonly AgreementEvidence[],
  say: AgreementSpeech,
): readonly AgreementMonth[] {
  return byAgreement(evidence.map((one) => agreementMonth(one, say)))
    .toSorted(byWeight)
    .flatMap(({ months }) => months)
}

/** An agreement in a report. */
export interface ReportedAgreement {
  readonly name: string
  /** One per period of its own, oldest first. */
  readonly months: readonly [AgreementMonth, ...AgreementMonth[]]
  /** The one that stands worst; of several the latest. */
  readonly worst: AgreementMonth
}

/** Periods by the agreement that they are of, in the order in which agreements are named first. */
export function byAgreement(months: readonly AgreementMonth[]): readonly ReportedAgreement[] {
  const groups = new Map<string, [AgreementMonth, ...AgreementMonth[]]>()
  for (const month of months) {
    const group = groups.get(nameOf(month.result))
    if (group === undefined) groups.set(nameOf(month.result), [month])
    else group.push(month)
  }
  return [...groups].map(([name, own]) => {
    const worst = own.reduce((a, b) => (weightOf(b) <= weightOf(a) ? b : a))
    return { name, months: own, worst }
  })
}

/** Agreements of which the same is to be said, together, in the order in which they are named first: many customers have the same contract. */
export function bySaying<Said>(
  agreements: readonly ReportedAgreement[],
  say: (agreement: ReportedAgreement) => Said | null,
): readonly { readonly names: readonly string[]; readonly said: Said }[] {
  const groups = new Map<string, { readonly names: string[]; readonly said: Said }>()
  for (const agreement of agreements) {
    const said = say(agreement)
    if (said === null) continue
    const group = groups.get(JSON.stringify(said))
    if (group === undefined) groups.set(JSON.stringify(said), { names: [agreement.name], said })
    else group.names.push(agreement.name)
  }
  return [...groups.values()]
}

function weightOf({ result }: AgreementMonth): number {
  return BY_WEIGHT.indexOf(result.verdict)
}

function byWeight(a: ReportedAgreement, b: ReportedAgreement): number {
  const weight = weightOf(a.worst) - weightOf(b.worst)
  return weight === 0 ? a.name.localeCompare(b.name, 'en') : weight
}

/** `checkout/acme-api`. */
export function nameOf({ service, sla }: AgreementResult): string {
  return `${service}/${sla}`
}

function agreementMonth(
  { agreement, result, indicator, days, bad = null }: AgreementEvidence,
  say: AgreementSpeech,
): AgreementMonth {
  return {
    result,
    noData: agreement.terms.measure.noData,
    creditsAgreed: agreement.terms.credits !== null,
    agreed: termsFacts(agreement.terms, say),
    sentences: agreementSentences(result, say),
    source: { slo: sourceName(agreement), queries: indicator === null ? [] : sourceQueries(indicator) },
    days,
    bad,
  }
}

function sourceName({ slo, key }: Agreement): string {
  return [slo, groupText(parseGroupKey(key.group))].filter((part) => part !== '').join(' ')
}
