import { expect, it } from '@jest/globals'
import { sampleAgreement } from '../../../test/support/sample-agreement.js'
import { agreementEvidence, fixtureDays } from '../../../test/support/report-fixture.js'
import { agreementMonths, byAgreement } from './agreement-month.js'
import { agreementSpeech } from './texts/agreement-texts.js'
import { agreementLead } from './headline.js'

it.each([
  [['at_risk'], '!'],
  [['at_risk', 'on_track'], '!'],
  [['undetermined', 'at_risk'], '?'],
  [['breached', 'at_risk'], '✕'],
  [['met', 'on_track'], '✓'],
  [[], '?'],
] as const)(
  'agreements that are %j are headed by the mark %s, which those in doubt carry themselves',
  (verdicts, mark) => {
    const months = agreementMonths([agreementEvidence(sampleAgreement(), fixtureDays(1000, {}))], agreementSpeech('en'))
    const agreements = verdicts.flatMap((verdict) =>
      months.map((month) => ({ ...month, result: { ...month.result, sla: verdict, verdict } })),
    )
    const compared = byAgreement(agreements).map((one) => ({ ...one, before: [] }))
    expect(agreementLead(agreements, compared, agreementSpeech('en')).mark).toBe(mark)
  },
)
