import { expect, it } from '@jest/globals'
import { octoberSeconds, resultOf } from '../../../test/support/agreement-results.js'
import type { AgreementMonth } from './agreement-month.js'
import { agreementMethod } from './method.js'
import { agreementSpeech } from './texts/agreement-texts.js'

const october = resultOf({ events: 1, errors: 0, observedSeconds: octoberSeconds })
const period = { zone: 'Europe/Berlin' } as Parameters<typeof agreementMethod>[1]['period']

function sentencesOf(intervalSeconds: number | null, locale: 'en' | 'de' | 'fr'): readonly string[] {
  const bad = intervalSeconds === null ? null : { knownSeconds: 0, atWorstSeconds: 0, intervalSeconds }
  const result = { ...october, measured: { ...october.measured, bad } }
  const month = { result, noData: 'unknown', source: null } as unknown as AgreementMonth
  return agreementMethod([month], { period }, agreementSpeech(locale)).sentences
}

it.each([
  [60, 'en', 'is judged by minutes: as agreed'],
  [300, 'en', 'is judged by intervals of 5 minutes: as agreed'],
  [3600, 'de', 'wird dagegen nach Stunden beurteilt: Jede'],
  [300, 'fr', 'est jugé par intervalles de 5\u00a0minutes'],
] as const)('a report says of a contract by intervals of %d s in %s how it is judged', (seconds, locale, words) => {
  expect(sentencesOf(seconds, locale)[1]).toContain(words)
})

it('a report says nothing of intervals where events are counted', () => {
  expect(sentencesOf(null, 'en').join(' ')).not.toContain('is judged by')
})

it('agreements that count the same events are named together', () => {
  const monthOf = (sla: string, slo: string) => {
    const source = { slo, queries: [{ label: 'bad', query: `bad_${slo}` }] }
    return { result: { ...october, sla }, noData: 'unknown', source } as unknown as AgreementMonth
  }
  const months = [monthOf('one', 'availability'), monthOf('two', 'latency'), monthOf('three', 'availability')]
  const { sources } = agreementMethod(months, { period }, agreementSpeech('en'))
  expect(sources?.map(({ title }) => title)).toEqual([
    'checkout/one, checkout/three count the events of the objective availability:',
    'checkout/two counts the events of the objective latency:',
  ])
})
