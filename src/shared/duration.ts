const DAY = 86_400_000

const UNIT_MS = { y: 365 * DAY, w: 7 * DAY, d: DAY, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const

const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/
const UNITS = ['y', 'w', 'd', 'h', 'm', 's', 'ms'] as const

/**
 * Reads a Prometheus duration (`1h30m`, `15s`, `30d`): each unit at most once, largest first.
 *
 * @returns seconds, `null` when the text is no duration
 */
export function parseDuration(text: string): number | null {
  if (text === '0') return 0
  const match = DURATION.exec(text)
  if (match === null || text === '') return null
  const milliseconds = UNITS.reduce((sum, unit, index) => {
    return sum + Number(match[index + 1] ?? 0) * UNIT_MS[unit]
  }, 0)
  return milliseconds / 1000
}

const SPELLINGS: Readonly<Record<string, string>> = {
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
  year: 'y',
  years: 'y',
  msec: 'ms',
  millis: 'ms',
  milliseconds: 'ms',
}

/**
 * Guesses which duration somebody meant who wrote `15 min`, `1 Week` or `90`.
 *
 * @returns a text that `parseDuration` reads, `null` when there is nothing to guess from
 */
export function guessDuration(text: string): string | null {
  const compact = text.toLowerCase().replace(/[\s_]|and/g, '')
  if (/^\d+$/.test(compact)) return Number(compact) > 0 ? `${compact}s` : null
  const guess = compact.replace(
    /[a-z]+/g,
    (unit) => (Object.hasOwn(SPELLINGS, unit) ? SPELLINGS[unit] : undefined) ?? unit,
  )
  return (parseDuration(guess) ?? 0) > 0 ? guess : null
}

/**
 * Writes seconds as a Prometheus duration the way people write them: `1m15s`, `6h`, `30d`. Weeks and years are not used.
 *
 * @param seconds >= 0, a multiple of 0.001
 */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return '0s'
  let rest = Math.round(seconds * 1000)
  const parts: string[] = []
  for (const unit of ['d', 'h', 'm', 's', 'ms'] as const) {
    const size = UNIT_MS[unit]
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${count}${unit}`)
    rest -= count * size
  }
  return parts.join('')
}
