/**
 * Base of every failure that Plimsoll throws on purpose. One subclass per decision a caller can make; `code` is stable and
 * appears in problem+json, logs and `docs/errors.md`. Programming mistakes are not covered: they stay plain `Error`s.
 */
export class AppError extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.code = code
  }
}

/** The person who typed the command can mend it: wrong flag, unknown name. Ends the CLI with exit code 2. */
export class UsageError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super('usage', message, options)
  }
}
