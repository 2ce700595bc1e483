import { expect, it } from '@jest/globals'
import { agreementEvidence, earlierMonths, fixtureDays, fixtureHead } from '../../../test/support/report-fixture.js'
import { sampleAgreement } from '../../../test/support/sample-agreement.js'
import { agreementContent } from './agreement-report.js'

const scope = { ...fixtureHead, otherCustomers: [] }
const agreement = sampleAgreement()

/** A month with so many errors in a million, after months with the same of their own. */
function reportOf(share: number, before: readonly (number | null)[]) {
  const days = fixtureDays(1_000_000, {}).map((day) => {
    const events = day.counts?.events ?? 0
    const counts = { events, errors: events * share, observedSeconds: day.counts?.observedSeconds ?? 0 }
    return { ...day, counts }
  })
  return agreementContent([agreementEvidence(agreement, days)], earlierMonths(agreement, before), scope)
}

it.each([
  ['better than', { share: 0.0002, before: [0.0008] }, ['▲\u00a0better now', 'Against the period before: 1 better.']],
  ['worse than', { share: 0.0008, before: [0.0002] }, ['▼\u00a0worse now', 'Against the period before: 1 worse.']],
  ['as good, as it is written, as', { share: 0.000201, before: [0.000202] }, ['=\u00a0the same', null]],
] as const)('a month that is %s the one before says so on page one', (_how, { share, before }, [said, more]) => {
  const { overview: parts = [], lead } = reportOf(share, before)
  const [overview] = parts
  const [table] = overview?.blocks ?? []
  const below = table?.kind === 'table' ? table.rows[0]?.[4] : undefined
  expect(JSON.stringify(below)).toContain(said)
  expect(lead?.more).toBe(more)
})

it('earlier months have a mark each, the oldest first, and nothing is compared with what is not known', () => {
  const { overview = [], lead, figures } = reportOf(0.0002, [0.002, 0.0005, null])
  expect(overview[0]?.blocks[0]).toMatchObject({
    rows: [[{}, '99.9 %', {}, 'none', { text: 'no data', below: ['1 of 3 met', '✕✓?'] }]],
  })
  expect(lead?.more).toBeNull()
  expect(figures).toMatchObject([{ before: [{ verdict: 'breached' }, { verdict: 'met' }, { achieved: null }] }])
})

it('one agreement without a past has its card only', () => {
  expect(reportOf(0.0002, []).sections.map(({ id }) => id)).toEqual(['agreement:checkout/enterprise', 'terms'])
})
