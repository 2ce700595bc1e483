import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether one of the signatures of a delivery (`v1=` and the HMAC-SHA256 over the body, several with commas between while a secret is
 * exchanged) was made with one of our secrets.
 *
 * @param header `X-PagerDuty-Signature`
 */
export function isSigned(
  body: Uint8Array,
  { header, secrets }: { readonly header: string; readonly secrets: readonly string[] },
): boolean {
  const given = header.split(',').flatMap((one) => {
    const digits = /^\s*v1=([0-9a-f]{64})\s*$/i.exec(one)?.[1]
    return digits === undefined ? [] : [Buffer.from(digits, 'hex')]
  })
  const right = secrets.map((secret) => createHmac('sha256', secret).update(body).digest())
  // All are compared, so that how long it takes says nothing of which one was right.
  return right.filter((one) => given.filter((other) => timingSafeEqual(one, other)).length > 0).length > 0
}
