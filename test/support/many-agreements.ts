import type { Locale } from '../../src/words/language/language.js'
import type { ReportModel } from '../../src/report/model.js'
import { agreementEvidence, exampleEvidence, fixtureDays, fixtureHead, modelOf, storefront } from './report-fixture.js'
import { sampleAgreement } from './sample-agreement.js'

/** October of the example organisation with as many agreements: met, breached and undetermined in turn. */
export function manyAgreements(count: number, locale: Locale = 'en'): ReportModel {
  const agreements = Array.from({ length: count }, (_, index) => {
    const terms = index % 3 === 0 ? storefront : sampleAgreement()
    const bad = { [1 + (index % 31)]: { errorRatio: 0.0008 * (1 + (index % 40)) } }
    const silent = index % 4 === 0 ? { [1 + ((index * 7) % 31)]: { observed: index % 8 === 0 ? 0 : 0.9 } } : {}
    return agreementEvidence({ ...terms, name: `customer-${index + 1}` }, fixtureDays(412_000, { ...silent, ...bad }))
  })
  return modelOf({ ...exampleEvidence(), agreements }, { ...fixtureHead, locale })
}
