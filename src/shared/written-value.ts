import { AppError } from './app-error.js'

/** A value as somebody wrote it in the configuration. */
export interface WrittenValue {
  /** What it is, for a sentence: `schedule`, `time zone`, `SLO`. */
  readonly what: string
  /** The text itself, by which it is found in its file. */
  readonly text: string
}

/**
 * A value of the configuration that was taken for good, and yet cannot be worked with: whoever wrote it can change it, so they are told which one, and never
 * shown where in the program it was.
 */
export class WrittenValueError extends AppError {
  readonly written: WrittenValue

  constructor(written: WrittenValue, cause: unknown) {
    super('value_unusable', `the ${written.what} "${written.text}" cannot be worked with`, { cause })
    this.written = written
  }
}

/** Works with a value that somebody wrote; whatever goes wrong meanwhile is told as a matter of that value. The innermost value is the one named. */
export function withWritten<Result>(written: WrittenValue, work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    throw cause instanceof AppError ? cause : new WrittenValueError(written, cause)
  }
}
