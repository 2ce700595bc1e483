import type { Queries } from '../../document/blocks.js'
import type { ReportMethod, ReportScope } from '../../feature/report-section.js'
import { budgetMethod } from '../../slo/report/slo-section.js'
import { byAgreement, bySaying, nameOf, type AgreementMonth } from './agreement-month.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** How verdicts came about. */
export function agreementMethod(
  agreements: readonly AgreementMonth[],
  { period }: Pick<ReportScope, 'period'>,
  say: AgreementSpeech,
): ReportMethod {
  const { method } = say.texts
  const hasExclusions = agreements.some(({ result }) => result.exclusions.length > 0)
  const policies = byAgreement(agreements).flatMap(({ worst: { result, noData } }) =>
    noData === 'unknown' ? [] : [method.policy[noData](nameOf(result))],
  )
  return {
    sentences: [
      method.availability(period.zone),
      ...intervalWords(agreements, say),
      ...(agreements.some(listsRequests) ? [say.texts.badTime.requests] : []),
      method.unknown,
      ...(agreements.every(({ result }) => result.final) ? [] : [method.running]),
      ...policies,
      ...(hasExclusions ? [method.exclusions] : []),
      `${method.allowed(hasExclusions)} ${budgetMethod(say.locale)}`,
    ],
    caveats: [method.credits],
    sources: sourcesOf(agreements, say),
  }
}

/** Of contracts that count bad intervals: what the share of events does not say of them. */
function intervalWords(agreements: readonly AgreementMonth[], { texts }: AgreementSpeech): readonly string[] {
  return byAgreement(agreements).flatMap(({ worst: { result } }) => {
    const { bad } = result.measured
    return bad === null ? [] : [texts.method.intervals(nameOf(result), bad.intervalSeconds / 60)]
  })
}

/** Which minutes of requests are bad, no contract says. */
function listsRequests({ bad }: AgreementMonth): boolean {
  return bad?.stretches.some(({ errors }) => errors !== null) === true
}

function sourcesOf(agreements: readonly AgreementMonth[], { texts }: AgreementSpeech): readonly Queries[] {
  return bySaying(byAgreement(agreements), ({ worst }) => worst.source).map(({ names, said: { slo, queries } }) => ({
    kind: 'queries',
    title: texts.method.source(names, slo),
    queries,
  }))
}
