import { pino } from 'pino'

type Write = (data: Readonly<Record<string, unknown>>, message: string) => void

/** Structured log: data first, then a constant message, so that messages group. `error` means that someone must act. */
export interface Logger {
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
}

/** JSON lines on standard output. Errors under the key `err` are written with code, message, stack and cause. */
export function createLogger(level: 'debug' | 'info' | 'warn' | 'error' | 'silent'): Logger {
  const log = pino({ level, base: { service: 'plimsoll' }, timestamp: pino.stdTimeFunctions.isoTime })
  return {
    debug: (data, message) => {
      log.debug(data, message)
    },
    info: (data, message) => {
      log.info(data, message)
    },
    warn: (data, message) => {
      log.warn(data, message)
    },
    error: (data, message) => {
      log.error(data, message)
    },
  }
}
