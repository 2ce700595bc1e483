import { Cron, CronPattern } from 'croner'
import type { WallTime } from './wall-clock.js'

/** A cron expression read without a zone: which times on the clock it means. */
export interface CronReading {
  readonly pattern: CronPattern
  /** Minute or hour is `*` or a step: it goes by time that passes, and through both hours where the clock shows one twice. */
  readonly isStepped: boolean
  /** It runs in each hour of the day, so that an hour which is skipped leaves no gap. */
  readonly isEveryHour: boolean
  /** The first time later than `wall`; `null`: none, ever. */
  next(wall: WallTime): WallTime | null
  /** The last time before `wall`; `null`: none. */
  previous(wall: WallTime): WallTime | null
}

const readings = new Map<string, CronReading>()
const REMEMBERED = 500

/**
 * Reads a valid expression of five fields, or of six with seconds first. Croner knows the language and counts times as if there were no zones; what the zones
 * make of them is said by `due-times.ts` (docs/adr/0024-time.md).
 */
export function readCron(expression: string): CronReading {
  const known = readings.get(expression)
  if (known !== undefined) return known
  const reading = read(expression)
  if (readings.size >= REMEMBERED) readings.clear()
  readings.set(expression, reading)
  return reading
}

function read(expression: string): CronReading {
  const options = { mode: '5-or-6-parts', fixedTimeRule: 'no-wildcard' } as const
  const pattern = new CronPattern(expression, undefined, options)
  // An expression says nothing of years: the library keeps ten thousand of them for that.
  pattern.year = []
  const cron = new Cron(expression, { ...options, utcOffset: 0, paused: true })
  return {
    pattern,
    isStepped: !pattern.isFixedTime,
    isEveryHour: pattern.hour.every(Boolean),
    next: (wall) => cron.nextRun(new Date(wall))?.getTime() ?? null,
    previous: (wall) => cron.previousRuns(1, new Date(wall))[0]?.getTime() ?? null,
  }
}
