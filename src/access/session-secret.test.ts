import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { csrfOf, isSameText, isSecret, proofOf, seal, sessionDigest, unseal } from './session-secret.js'

const secret = 'A'.repeat(43)
const other = `${'A'.repeat(42)}B`
const iv = new Uint8Array(12).fill(3)

it('what is known of a session is another thing each, and another one for each session', () => {
  const all = [secret, other].flatMap((one) => [one, sessionDigest(one), csrfOf(one), proofOf(one, 'csrf')])
  expect(new Set(all).size).toBe(all.length)
})

it.each([
  [secret, true],
  [`${secret}A`, false],
  [secret.slice(1), false],
  [`${secret.slice(1)}=`, false],
  ['', false],
])('%s may be a secret: %s', (text, may) => {
  expect(isSecret(text)).toBe(may)
})

it('what is sealed is read with its secret only, and not after any change', () => {
  const sealed = seal('a refresh token, größer', secret, iv)
  expect(unseal(sealed, secret)).toBe('a refresh token, größer')
  expect(unseal(sealed, other)).toBeNull()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: sealed.length - 2 }), fc.constantFrom('A', 'b', '-'), (at, letter) => {
      const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1)
      if (changed !== sealed) expect(unseal(changed, secret)).toBeNull()
    }),
  )
  for (const junk of ['', 'x', 'A'.repeat(40)]) expect(unseal(junk, secret)).toBeNull()
})

it('texts are the same or not', () => {
  expect([isSameText('a', 'a'), isSameText('a', 'b'), isSameText('a', 'aa'), isSameText('', '')]).toEqual([
    true,
    false,
    false,
    true,
  ])
})
