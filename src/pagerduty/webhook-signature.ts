import { bytesOfHex, isHmacOf } from '../http/hmac.js'

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
  const given = header.split(',').flatMap((one) => bytesOfHex(/^\s*v1=(\S+)\s*$/i.exec(one)?.[1] ?? ''))
  return isHmacOf([body], { given, keys: secrets })
}
