import { describe, expect, it } from '@jest/globals'
import { sampleAgreement } from '../../../test/support/sample-agreement.js'
import { agreementEvidence, exampleEvidence, fixtureDays } from '../../../test/support/report-fixture.js'
import { agreementMonths } from './agreement-month.js'
import { agreementSpeech } from './texts/agreement-texts.js'
import { chartDays } from './chart-days.js'

const examples = agreementMonths(exampleEvidence().agreements, agreementSpeech('en'))

describe('the days of a chart', () => {
  it('use up exactly what the agreement says was used', () => {
    for (const month of examples) {
      const { downtimeUsedSeconds, downtimeAllowedSeconds } = month.result
      expect(chartDays(month).at(-1)?.allowanceUsed).toBeCloseTo(downtimeUsedSeconds / downtimeAllowedSeconds, 9)
    }
  })

  it('never give anything back', () => {
    const used = chartDays(examples[0]!).map(({ allowanceUsed }) => allowanceUsed!)
    expect([...used].sort((a, b) => a - b)).toEqual(used)
  })

  it('that nothing counts of are not said to be without data', () => {
    const days = fixtureDays(1000, { 3: { observed: 0 }, 4: { observed: 0 } })
    const [month] = agreementMonths([agreementEvidence(sampleAgreement(), days)], agreementSpeech('en'))
    const withWeekend = month!.days.map((day, index) => (index === 3 ? { ...day, isLeftOut: true } : day))
    const silent = chartDays({ ...month!, days: withWeekend }).flatMap((day) => (day.silent ? [day.day] : []))
    expect(silent).toEqual([3])
  })

  it('use up all there is by the first error where 100 % was promised', () => {
    const days = fixtureDays(1000, { 5: { errorRatio: 0.002 } })
    const [month] = agreementMonths([agreementEvidence(sampleAgreement({ objective: 1 }), days)], agreementSpeech('en'))
    const used = chartDays(month!).map(({ allowanceUsed }) => allowanceUsed)
    expect([used[3], used[4], used.at(-1)]).toEqual([0, 1, 1])
  })
})
