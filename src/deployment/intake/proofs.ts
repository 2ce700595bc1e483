import { bytesOfHex, isHmacOf, isOneOf } from '../../http/hmac.js'

/** What a delivery shows of who has made it. */
export interface Shown {
  readonly body: Uint8Array
  /** By name in small letters; '' where it is not there. */
  readonly header: (name: string) => string
}

/** @returns why it is not believed; `null`: it is */
export function githubDoubt({ body, header }: Shown, secrets: readonly string[]): string | null {
  const shown = header('x-hub-signature-256')
  if (shown === '') return 'expected X-Hub-Signature-256: give the webhook its secret on GitHub'
  const given = bytesOfHex(/^sha256=(\S+)$/.exec(shown)?.[1] ?? '')
  return isHmacOf([body], { given, keys: secrets }) ? null : wrong('deployment_webhooks.github.secret_file')
}

/** @returns why it is not believed; `null`: it is */
export function gitlabTokenDoubt({ header }: Shown, secrets: readonly string[]): string | null {
  const shown = header('x-gitlab-token')
  if (shown === '') return 'expected X-Gitlab-Token: give the webhook its secret token on GitLab'
  return isOneOf(shown, secrets) ? null : wrong('deployment_webhooks.gitlab.token_file')
}

/** A signature is of its time: by Standard Webhooks. */
const TOLERANCE_SECONDS = 300
const PREFIX = 'whsec_'

/**
 * By Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`.
 *
 * @returns why it is not believed; `null`: it is
 */
export function gitlabSignatureDoubt({ body, header }: Shown, secrets: readonly string[], now: Date): string | null {
  const [id, timestamp] = [header('webhook-id'), header('webhook-timestamp')]
  const shown = header('webhook-signature')
  if (shown === '') return 'expected webhook-signature: give the webhook a signing token on GitLab'
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp))
  if (!/^\d+$/.test(timestamp) || age > TOLERANCE_SECONDS)
    return 'expected a webhook-timestamp within five minutes of now: is one of the clocks wrong?'
  const given = shown.split(' ').flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3), 'base64')] : []))
  const keys = secrets.map((one) =>
    one.startsWith(PREFIX) ? Buffer.from(one.slice(PREFIX.length), 'base64') : Buffer.from(one),
  )
  const isRight = isHmacOf([`${id}.${timestamp}.`, body], { given, keys })
  return isRight ? null : wrong('deployment_webhooks.gitlab.signing_file')
}

/** @returns why it is not believed; `null`: it is */
export function fluxDoubt({ body, header }: Shown, secrets: readonly string[]): string | null {
  const shown = header('x-signature')
  if (shown === '') return 'expected X-Signature: the provider has to be of the type generic-hmac'
  const [, algorithm, digits = ''] = /^(sha256|sha384|sha512)=(\S+)$/.exec(shown) ?? []
  if (algorithm === undefined) return 'expected X-Signature with sha256, sha384 or sha512'
  const question = { algorithm: algorithm as 'sha256', given: bytesOfHex(digits), keys: secrets }
  return isHmacOf([body], question) ? null : wrong('deployment_webhooks.flux.secret_file')
}

function wrong(key: string): string {
  return `it was not made with a secret in ${key}: put that of the tool there`
}
