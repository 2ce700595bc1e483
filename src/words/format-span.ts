import { roundTo, type Rounding } from './beside-limit.js'

const SECOND = 1
const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

const UNITS = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
] as const

/**
 * Writes a stretch of time for people: `12 min 5 s`, `3 h 43 min 12 s`, `2 d 4 h 10 min`. To the second below a day, to the minute above.
 *
 * @param seconds >= 0
 * @param round to whole seconds or minutes
 */
export function formatSpan(seconds: number, round: Rounding = Math.round): string {
  if (seconds > 0 && seconds < 0.5) return 'less than 1 s'
  return inUnits(seconds, seconds < DAY - 0.5 ? SECOND : MINUTE, round)
}

/** The same for a glance: to the second below an hour, to the minute below a day, to the hour above. */
export function formatSpanBriefly(seconds: number, round: Rounding = Math.round): string {
  if (seconds < HOUR - 0.5) return formatSpan(seconds, round)
  return inUnits(seconds, seconds < DAY - MINUTE / 2 ? MINUTE : HOUR, round)
}

function inUnits(seconds: number, grain: number, round: Rounding): string {
  let rest = roundTo(grain, seconds, round)
  const parts: string[] = []
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${count} ${unit}`)
    rest -= count * size
  }
  return parts.length === 0 ? '0 s' : parts.join(' ')
}
