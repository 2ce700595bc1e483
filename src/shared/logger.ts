import { pino, type DestinationStream } from 'pino'
import { AppError } from './app-error.js'

type Write = (data: Readonly<Record<string, unknown>>, message: string) => void

/** Structured log: data first, then a constant message, so that messages group. `error` means that someone must act. */
export interface Logger {
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
}

/** What is no error is written as it is: pino takes everything with a message for one. */
const serializers = { err: (err: unknown) => (err instanceof Error ? pino.stdSerializers.err(err) : err) }

/** A failure that has a code of ours, of the system or of SQLite. Those of Node's own (`ERR_…`) are mistakes in a program. */
function isExpected(err: unknown): err is Error & { readonly code: string } {
  if (err instanceof AppError) return true
  return err instanceof Error && 'code' in err && typeof err.code === 'string' && !err.code.startsWith('ERR_')
}

/**
 * JSON lines on standard output. Errors under the key `err` are written with code, message, stack and cause. At `warn` an expected one (a
 * Prometheus that does not answer, a store that is locked, a full disk) is code and message, and its stack a line at `debug`.
 *
 * @param destination for tests; default: standard output
 */
export function createLogger(
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent',
  destination?: DestinationStream,
): Logger {
  const options = { level, base: { service: 'plimsoll' }, timestamp: pino.stdTimeFunctions.isoTime, serializers }
  const log = destination === undefined ? pino(options) : pino(options, destination)
  return {
    debug: (data, message) => {
      log.debug(data, message)
    },
    info: (data, message) => {
      log.info(data, message)
    },
    warn: (data, message) => {
      const { err } = data
      if (!isExpected(err)) log.warn(data, message)
      else {
        log.warn({ ...data, err: { code: err.code, message: err.message } }, message)
        log.debug({ err }, 'Where the failure of the line before came about')
      }
    },
    error: (data, message) => {
      log.error(data, message)
    },
  }
}
