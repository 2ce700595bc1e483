import { roundTo, type Rounding } from './beside-limit.js'

const UNITS = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'm'],
  [1, 's'],
] as const

/**
 * A stretch of time in as few characters as a table can spare: its two largest units, `36m35s`, `3h36m`, `2d4h`.
 *
 * @param seconds >= 0
 * @param round to whole ones of the smaller unit
 */
export function briefSpan(seconds: number, round: Rounding = Math.round): string {
  if (seconds > 0 && seconds < 1) return '<1s'
  const largest = UNITS.findIndex(([size]) => Math.round(seconds) >= size)
  if (largest === -1) return '0s'
  const units = UNITS.slice(largest, largest + 2)
  const grain = units.at(-1)?.[0] ?? 1
  let rest = roundTo(grain, seconds, round)
  const parts = units.map(([size, unit]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return count === 0 ? '' : `${count}${unit}`
  })
  return parts.join('')
}
