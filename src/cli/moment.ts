import { instantField } from '../calendar/instant-field.js'
import { UsageError } from '../shared/app-error.js'
import { parseDuration } from '../shared/duration.js'

const AROUND_NOW = /^now(?:([+-])(.+))?$/

/**
 * A time as it is written on the command line: `2026-12-05T01:00:00+01:00`, `now`, `now-2h`, `now+30m`.
 *
 * @param option named in the failure: `--from`
 * @throws UsageError
 */
export function parseMoment(text: string, option: string, now: Date): Date {
  const around = AROUND_NOW.exec(text)
  if (around === null) return parseInstant(text, option)
  const [, sign, length] = around
  const seconds = length === undefined ? 0 : parseDuration(length)
  if (seconds === null)
    throw new UsageError(`${option}: expected a duration such as 2h behind now${sign ?? ''}, not ${length ?? ''}`)
  return new Date(now.getTime() + (sign === '-' ? -1000 : 1000) * seconds)
}

function parseInstant(text: string, option: string): Date {
  const parsed = instantField.safeParse(text)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UsageError(
    `${option}: ${issue?.message ?? 'expected a time'}, now or now-2h, not ${text}; say its offset from UTC: Z, or such as +01:00`,
  )
}
