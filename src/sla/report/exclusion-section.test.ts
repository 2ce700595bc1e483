import { expect, it } from '@jest/globals'
import { resultOf, octoberSeconds } from '../../../test/support/agreement-results.js'
import { agreementEvidence, fixtureDays } from '../../../test/support/report-fixture.js'
import { sampleAgreement } from '../../../test/support/sample-agreement.js'
import { ofConfiguration } from '../../../test/support/sample-exclusion.js'
import type { Exclusion } from '../exclusion.js'
import { agreementMonths } from './agreement-month.js'
import { exclusionSections } from './exclusion-section.js'
import { agreementSpeech } from './texts/agreement-texts.js'

const at = (hour: number) => new Date(Date.UTC(2026, 9, 10, hour))
const refused = (changes: Partial<Exclusion>): Exclusion => ({
  ...ofConfiguration,
  ...{ window: 'patching', begins: at(8), from: at(8), to: at(10), excluded: false, partOf: null },
  ...{ refusal: '1 h of notice', refusalCode: null, announced: null, reason: null, ...changes },
})

it.each([
  ['en', 'announced_late', 'counts: 1 h of notice'],
  ['de', 'announced_late', 'zählt: zu spät angekündigt'],
  ['de', 'cap', 'zählt: über der vereinbarten Obergrenze'],
  ['fr', 'not_agreed', 'compte: l’accord n’exclut pas ce genre'],
  // Issued by who knew only the text.
  ['de', null, 'zählt: 1 h of notice'],
] as const)('in %s a refusal for %s says %s', (locale, refusalCode, said) => {
  const say = agreementSpeech(locale)
  const result = {
    ...resultOf({ events: 1, errors: 0, observedSeconds: octoberSeconds }),
    exclusions: [refused({ refusalCode })],
  }
  const evidence = { ...agreementEvidence(sampleAgreement(), fixtureDays(1000, {})), result }
  expect(JSON.stringify(exclusionSections(agreementMonths([evidence], say), say))).toContain(said)
})
