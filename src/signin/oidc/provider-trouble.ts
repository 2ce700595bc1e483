import { AppError } from '../../shared/app-error.js'
import type { Claims } from './claims.js'

/** What is the matter: `away`, it does not answer; `clocks`, its clock and ours differ; the others say what it or we have refused. */
export type Trouble = 'away' | 'clocks' | 'nonce' | 'code' | 'client' | 'refused' | 'secret' | 'answer'

/** A provider does not answer, or not as it can be believed. `message` is a sentence for whoever wants to sign in. */
export class ProviderTrouble extends AppError {
  readonly trouble: Trouble

  constructor(trouble: Trouble, message: string, options?: ErrorOptions) {
    super('sign_in_failed', message, options)
    this.trouble = trouble
  }

  /** @param secondsAhead of its clock before ours */
  static ofClocks(secondsAhead: number, options?: ErrorOptions): ProviderTrouble {
    const side = secondsAhead > 0 ? 'ahead of' : 'behind'
    const message = `the clock of the provider is ${Math.abs(secondsAhead)} s ${side} that of this machine: set both by NTP`
    return new ProviderTrouble('clocks', message, options)
  }

  /**
   * Out of what openid-client throws: by codes, because its classes are not loaded here.
   *
   * @param otherwise what it is where nothing tells
   */
  static of(cause: unknown, otherwise: 'away' | 'answer' = 'answer'): ProviderTrouble {
    if (cause instanceof ProviderTrouble) return cause
    const failure = readFailure(cause)
    const known = KINDS.find(({ is }) => is(failure))
    if (known !== undefined) return known.trouble(failure)
    return otherwise === 'away'
      ? new ProviderTrouble('away', `what answered is no provider: ${failure.message}`, { cause })
      : new ProviderTrouble('answer', `what it answered cannot be believed: ${failure.message}`, { cause })
  }
}

interface Failure {
  readonly cause: unknown
  /** Of openid-client; '' where it has none. */
  readonly code: string
  /** As the provider names it (RFC 6749, 5.2); '' where it names none. */
  readonly error: string
  /** What the library says of it besides. */
  readonly detail: Claims
  readonly message: string
}

interface Kind {
  readonly is: (failure: Failure) => boolean
  readonly trouble: (failure: Failure) => ProviderTrouble
}

const NONCE =
  'the ID token was made for another sign-in (its nonce is not ours): somebody may have tried to slip in theirs'
const USED = 'its code was used already, or was too old when it came back'
const CLIENT = 'it does not know Plimsoll by this `client_id` and secret: mend server.oidc, or the client there'
const GRANT = 'it does not let this client sign people in by authorization code: mend the client there'

const saying = (trouble: Trouble, sentence: string) => (failure: Failure) =>
  new ProviderTrouble(trouble, sentence, { cause: failure.cause })

/** The first that fits. */
const KINDS: readonly Kind[] = [
  {
    is: ({ cause, code }) => isUnanswered(cause) || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT',
    trouble: ({ cause, message }) => new ProviderTrouble('away', `it did not answer: ${message}`, { cause }),
  },
  { is: ({ code }) => code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED', trouble: clocksOf },
  {
    is: ({ code, detail }) => code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' && detail['claim'] === 'nonce',
    trouble: saying('nonce', NONCE),
  },
  { is: ({ error }) => error === 'invalid_grant', trouble: saying('code', USED) },
  { is: ({ error }) => error === 'invalid_client', trouble: saying('client', CLIENT) },
  // So is a wrong secret answered where it goes in a header.
  { is: ({ code }) => code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE', trouble: saying('client', CLIENT) },
  { is: ({ error }) => error === 'unauthorized_client', trouble: saying('client', GRANT) },
  { is: ({ code }) => code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', trouble: refusal },
]

/** As much of an error as is looked at, whatever made it. */
interface Thrown {
  readonly name?: unknown
  readonly code?: unknown
  readonly error?: unknown
  readonly message?: unknown
  readonly cause?: unknown
}

/** A failure and what has caused it, the outermost first. */
function chainOf(failure: unknown): readonly Thrown[] {
  if (typeof failure !== 'object' || failure === null) return []
  return [failure, ...chainOf((failure as Thrown).cause)]
}

/** Of a connection that could not be made: `fetch failed`; of one that was cut within the answer: `terminated`. */
const UNANSWERED = new Set<unknown>(['fetch failed', 'terminated'])
/** Of the operating system, such as `ECONNREFUSED`, or of the client of Node. The codes of openid-client have `_` behind their first word. */
const CONNECTION_CODE = /^(?:E[A-Z]+|UND_ERR_\w+)$/

/** By its words and codes: its class is `TypeError`, as that of a mistake in a program is, and may be of another realm. */
function isUnanswered(failure: unknown): boolean {
  return chainOf(failure).some(({ message, code }) => UNANSWERED.has(message) || CONNECTION_CODE.test(textOf(code)))
}

function readFailure(cause: unknown): Failure {
  const [{ code, error } = {}, , detail] = chainOf(cause)
  return {
    cause,
    code: textOf(code),
    error: textOf(error),
    detail: (detail ?? {}) as Claims,
    message: rootMessage(cause),
  }
}

/** The innermost says most: `fetch failed` does not say why. */
function rootMessage(failure: unknown): string {
  const said = chainOf(failure).map(({ message, code }) => textOf(message) || textOf(code))
  return said.filter((one) => one !== '').at(-1) ?? String(failure)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function clocksOf({ detail, cause }: Failure): ProviderTrouble {
  const { claims, now } = detail as { readonly claims?: Claims; readonly now?: number }
  const made = claims?.['iat']
  if (typeof made === 'number' && now !== undefined) return ProviderTrouble.ofClocks(made - now, { cause })
  const message = 'its ID token is not valid at the time of this machine: set both clocks by NTP'
  return new ProviderTrouble('clocks', message, { cause })
}

/** What a provider said when it sent somebody back. */
function refusal({ cause, error }: Failure): ProviderTrouble {
  const { error_description: description } = cause as { readonly error_description?: string }
  const why = description === undefined ? '' : `: ${description}`
  const message = error === 'access_denied' ? `it did not sign you in${why}` : `it answered ${error}${why}`
  return new ProviderTrouble('refused', message, { cause })
}
