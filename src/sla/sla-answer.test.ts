import { expect, it } from '@jest/globals'
import { octoberSeconds, resultOf } from '../../test/support/agreement-results.js'
import { slaAnswer, toSlaAnswer } from './sla-answer.js'

it('takes a credit of more than the whole fee, which contracts in proportion to the downtime may owe', () => {
  const result = resultOf({ events: 1000, errors: 900, observedSeconds: octoberSeconds })
  const credit = { tier: null, ratio: 9, amount: { minor: 18000000n, currency: 'EUR' } }
  expect(slaAnswer.parse(toSlaAnswer({ ...result, credit, creditAtWorst: credit })).credit).toEqual({
    ...{ tier: null, ratio: 9 },
    amount: { amount: '180000.00', currency: 'EUR' },
  })
})
