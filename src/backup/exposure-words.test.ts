import { describe, expect, it } from '@jest/globals'
import { exposureSentence } from './exposure-words.js'

describe('a dataset in words', () => {
  const orders = { service: 'checkout', dataset: 'orders-db', rpoSeconds: 900 }

  it('says what would be lost and what may be', () => {
    expect(exposureSentence({ ...orders, exposureSeconds: 372, state: 'ok' })).toBe(
      'checkout/orders-db would lose 6 min 12 s of data if it were lost now; 15 min may be lost: within the objective.',
    )
    expect(exposureSentence({ ...orders, exposureSeconds: 4000, state: 'stale' })).toContain(': beyond the objective.')
    expect(exposureSentence({ ...orders, exposureSeconds: null, state: 'never' })).toBe(
      'checkout/orders-db: no backup was ever seen; 15 min may be lost.',
    )
  })
})
