import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether one of the digests that came with a body is its HMAC by one of our secrets. All are compared, so that how long it takes says nothing
 * of which one was right.
 *
 * @param given digests as they came; one of another length than the algorithm makes is of no secret
 */
export function isHmacOf(
  signed: readonly (Uint8Array | string)[],
  { algorithm = 'sha256', given, keys }: HmacQuestion,
): boolean {
  const right = keys.map((key) =>
    signed
      .reduce((hmac: ReturnType<typeof createHmac>, part) => hmac.update(part), createHmac(algorithm, key))
      .digest(),
  )
  return right.filter((one) => given.filter((other) => isSame(one, other)).length > 0).length > 0
}

/** What a body is compared by. */
export interface HmacQuestion {
  readonly algorithm?: 'sha256' | 'sha384' | 'sha512'
  readonly given: readonly Uint8Array[]
  readonly keys: readonly (string | Uint8Array)[]
}

/** Whether a text that came is one of our secrets; takes as long for any that is not. */
export function isOneOf(text: string, secrets: readonly string[]): boolean {
  const digest = digestOf(text)
  return secrets.filter((secret) => timingSafeEqual(digestOf(secret), digest)).length > 0
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

function digestOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}

/** Bytes of hexadecimal digits; none where the text is no such digits. */
export function bytesOfHex(text: string): readonly Uint8Array[] {
  return /^([0-9a-f]{2})+$/i.test(text) ? [Buffer.from(text, 'hex')] : []
}
