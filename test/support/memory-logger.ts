import type { Logger } from '../../src/shared/logger.js'

export interface LogLine {
  readonly level: keyof Logger
  readonly data: Readonly<Record<string, unknown>>
  readonly message: string
}

/** Keeps what is logged. */
export function createMemoryLogger(): Logger & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = []
  const at = (level: keyof Logger) => (data: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ level, data, message })
  }
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
