import { roundTo, type Rounding } from './beside-limit.js'
import { english } from './language/en.js'
import type { LanguageForms } from './language/language.js'

const SECOND = 1
const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

const UNITS = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
  [SECOND, 'second'],
] as const

/**
 * Writes a stretch of time for people: `12 min 5 s`, `3 h 43 min 12 s`, `2 d 4 h 10 min`. To the second below a day, to the minute above.
 *
 * @param seconds >= 0
 * @param round to whole seconds or minutes
 */
export function formatSpan(seconds: number, round: Rounding = Math.round, forms: LanguageForms = english): string {
  if (seconds > 0 && seconds < 0.5) return forms.lessThanASecond
  const grain = seconds < DAY - 0.5 ? SECOND : MINUTE
  return inUnits(roundTo(grain, seconds, round), forms)
}

/** The same for a glance: to the second below an hour, to the minute below a day, to the hour above. */
export function formatSpanBriefly(
  seconds: number,
  round: Rounding = Math.round,
  forms: LanguageForms = english,
): string {
  if (seconds < HOUR - 0.5) return formatSpan(seconds, round, forms)
  const grain = seconds < DAY - MINUTE / 2 ? MINUTE : HOUR
  return inUnits(roundTo(grain, seconds, round), forms)
}

function inUnits(seconds: number, { units }: LanguageForms): string {
  let rest = seconds
  const parts: string[] = []
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${count} ${units[unit]}`)
    rest -= count * size
  }
  return parts.length === 0 ? `0 ${units.second}` : parts.join(' ')
}
