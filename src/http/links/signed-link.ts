import { createHmac, timingSafeEqual } from 'node:crypto'

/** What somebody may do by following a link, without signing in. */
export interface LinkClaim {
  readonly subject: { readonly kind: string; readonly id: string }
  /** `acknowledge`. */
  readonly action: string
  /** Whose link it is: who acts by it. */
  readonly recipient: string
  readonly expires: Date
}

/** A secret that links are signed with. */
export interface LinkKey {
  readonly id: number
  readonly secret: Uint8Array
}

/** What a token turns out to be. `unknown`: it was not signed here, or by a key that is gone. */
export type OpenedLink =
  | { readonly kind: 'valid'; readonly claim: LinkClaim }
  | { readonly kind: 'expired'; readonly claim: LinkClaim }
  | { readonly kind: 'unknown' }

/** A claim as text for an URL: what it says and an HMAC-SHA256 over all of it. */
export function signLink({ subject, action, recipient, expires }: LinkClaim, key: LinkKey): string {
  const seconds = Math.floor(expires.getTime() / 1000)
  const said = JSON.stringify([key.id, subject.kind, subject.id, action, recipient, seconds])
  const payload = Buffer.from(said).toString('base64url')
  return `${payload}.${signatureOf(payload, key).toString('base64url')}`
}

/** Reads a token. Nothing in it is believed before its signature was found right. */
export function openLink(token: string, keys: readonly LinkKey[], now: Date): OpenedLink {
  const [payload = '', signature = '', ...more] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const isSigned = keys.some((key) => isEqual(signatureOf(payload, key), given))
  if (!isSigned || more.length > 0 || given.toString('base64url') !== signature) return { kind: 'unknown' }
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as SignedFields
  const [, kind, id, action, recipient, seconds] = said
  const claim = { subject: { kind, id }, action, recipient, expires: new Date(seconds * 1000) }
  return { kind: claim.expires > now ? 'valid' : 'expired', claim }
}

type SignedFields = readonly [number, string, string, string, string, number]

function signatureOf(payload: string, { secret }: LinkKey): Buffer {
  return createHmac('sha256', secret).update(`plimsoll-link:${payload}`).digest()
}

/** In constant time, so that how long it takes says nothing of where they differ. */
function isEqual(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
