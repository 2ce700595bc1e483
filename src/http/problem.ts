import { AppError } from '../shared/app-error.js'

/** RFC 9457. `code` is stable and explained in docs/errors.md; `detail` is for people. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  /** Only of `not_ready`, what is waited for, of `config_invalid`, the mistakes, and of `exclusion_refused`, why not. */
  readonly reasons?: readonly string[]
}

/** A request that is answered with a problem of our own choice. `code` is one of `httpErrors`. */
export class HttpError extends AppError {
  readonly reasons: readonly string[] | undefined

  constructor(code: HttpErrorCode, message: string, reasons?: readonly string[]) {
    super(code, message)
    this.reasons = reasons
  }
}

/** Codes that HTTP answers with, and what becomes of them. Every other failure is `internal`. */
export const httpErrors = {
  bad_request: { status: 400, title: 'The request cannot be read' },
  unauthorized: { status: 401, title: 'A token is needed' },
  signature_wrong: { status: 401, title: 'The signature is wrong' },
  role_needed: { status: 403, title: 'The role is too small' },
  form_refused: { status: 403, title: 'The form is none of this session' },
  forbidden: { status: 403, title: 'This may not be asked from there' },
  not_found: { status: 404, title: 'There is nothing here' },
  method_not_allowed: { status: 405, title: 'This is not how to ask' },
  idempotency_key_in_use: { status: 409, title: 'This is being done already' },
  config_needs_restart: { status: 409, title: 'Only a restart can change this' },
  incident_refused: { status: 409, title: 'The incident stands otherwise' },
  post_incident_refused: { status: 409, title: 'The report of the incident stands otherwise' },
  drill_refused: { status: 409, title: 'The drill stands otherwise' },
  review_refused: { status: 409, title: 'The review stands otherwise' },
  report_refused: { status: 409, title: 'The report stands otherwise' },
  misdirected: { status: 421, title: 'This is not who was asked' },
  idempotency_key_reused: { status: 422, title: 'The key is of another request' },
  exclusion_refused: { status: 422, title: 'This cannot be left out' },
  publication_refused: { status: 422, title: 'This cannot be published so' },
  config_invalid: { status: 422, title: 'The configuration has mistakes' },
  too_many_tries: { status: 429, title: 'Too many wrong tokens' },
  not_ready: { status: 503, title: 'Plimsoll is not ready yet' },
  unavailable: { status: 503, title: 'The store cannot be used now' },
  internal: { status: 500, title: 'Plimsoll made a mistake' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>

export type HttpErrorCode = keyof typeof httpErrors

/** The problem of a code. */
export function problemOf(code: HttpErrorCode, more: Pick<Problem, 'detail' | 'reasons'> = {}): Problem {
  return { type: `urn:plimsoll:error:${code}`, ...httpErrors[code], code, ...more }
}
