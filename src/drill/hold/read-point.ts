import { instantField, isInOurDays } from '../../calendar/instant-field.js'

const UNIX = /^\d{9,11}(\.\d+)?$/
/** As PostgreSQL and MariaDB print times with a zone. */
const SPACED = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-]\d{2})(?::?(\d{2}))?$/

/** The instant in the last line of what a command has printed: RFC 3339, as databases print it with a zone, or Unix seconds; `null`: there is none. */
export function readPoint(output: string): Date | null {
  const line = output.trimEnd().split('\n').at(-1)?.trim() ?? ''
  return UNIX.test(line) ? fromSeconds(Number(line)) : (instantField.safeParse(withT(line)).data ?? null)
}

function fromSeconds(seconds: number): Date | null {
  const point = new Date(seconds * 1000)
  return isInOurDays(point) ? point : null
}

function withT(line: string): string {
  const [, day, time, hours, minutes = '00'] = SPACED.exec(line) ?? []
  return day === undefined ? line : `${day}T${String(time)}${String(hours)}:${minutes}`
}
