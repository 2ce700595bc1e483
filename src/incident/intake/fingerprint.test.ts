import { expect, it } from '@jest/globals'
import { fingerprintOf } from './fingerprint.js'

// From a real Alertmanager 0.25; see test/integration/alertmanager.test.ts, which compares live ones.
it('is the hash of the labels, in any order of them', () => {
  expect(fingerprintOf({ b: '2', a: '1' })).toBe(fingerprintOf({ a: '1', b: '2' }))
  expect(fingerprintOf({ a: '1' })).toMatch(/^[0-9a-f]{16}$/)
  expect(fingerprintOf({ a: '1', b: '2' })).not.toBe(fingerprintOf({ a: '12', b: '' }))
})
