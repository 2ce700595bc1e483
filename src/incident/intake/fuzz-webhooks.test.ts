import { expect, test } from '@jest/globals'
import { fuzzWebhooks } from '../../../test/support/fuzz-webhooks/fuzz-webhooks.js'

test('one hundred spoilt deliveries are refused in words, or each alert of them is kept once or set aside', async () => {
  const { faults, taken, refused, setAside } = await fuzzWebhooks({ from: 1, count: 100 })
  expect(faults).toEqual([])
  // All of it happens often enough to mean something.
  expect(taken).toBeGreaterThan(40)
  expect(refused).toBeGreaterThan(25)
  expect(setAside).toBeGreaterThan(10)
  // Some 2 s; several times that where much else goes on.
})
