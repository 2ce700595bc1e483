import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/**
 * What follows from the secret of a session, which only the cookie of its browser holds. The store has nothing that the cookie, the token or what
 * is sealed could be made of: whoever reads it can neither act as somebody nor try out tokens.
 */

/** 32 random bytes as they stand in a cookie. */
const SECRET = /^[\w-]{43}$/

export function isSecret(text: string): boolean {
  return SECRET.test(text)
}

/** By which the store finds the session. */
export function sessionDigest(secret: string): string {
  return createHash('sha256').update(`session:${secret}`).digest('hex')
}

/** What forms of the session carry. */
export function csrfOf(secret: string): string {
  return createHmac('sha256', secret).update('csrf').digest('base64url')
}

/** By which it is known, once the cookie is there, that it was begun with that token. */
export function proofOf(secret: string, token: string): string {
  return createHmac('sha256', secret).update(`token:${token}`).digest('base64url')
}

/** In constant time, so that how long it takes says nothing of where they differ. */
export function isSameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

const IV_BYTES = 12
const TAG_BYTES = 16

/** Closes a text so that only who has the secret can read it, and none can change it (AES-256-GCM). */
export function seal(text: string, secret: string, iv: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', sealKey(secret), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** @returns `null`: it was not sealed with that secret, or was changed since */
export function unseal(sealed: string, secret: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', sealKey(secret), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

function sealKey(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'plimsoll-seal', 32))
}
