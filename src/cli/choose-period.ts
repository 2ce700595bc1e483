import { daysPeriod, periodNamed } from '../calendar/named-period.js'
import { periodAt, previousPeriod, type Period } from '../calendar/period.js'
import type { ReportSettings } from '../report/report-settings.js'
import { UsageError } from '../shared/app-error.js'

/** Options that say which time a report is about. */
export interface PeriodOptions {
  /** `2026-W41`, `2026-10`, `2026-Q3`, `2026`. */
  readonly period?: string
  /** First day. */
  readonly from?: string
  /** Last day. */
  readonly to?: string
  readonly preview?: string
}

const EXPECTED = 'expected a week, month, quarter or year such as 2026-W41, 2026-10, 2026-Q3 or 2026'

/** The time that a report is about: what was asked for, else the last whole period of the report. Throws `UsageError` where that is not over. */
export function choosePeriod(
  { period: unit, timezone }: Pick<ReportSettings, 'period' | 'timezone'>,
  options: PeriodOptions,
  now: Date,
): Period {
  const rule = { unit, timezone }
  const chosen = askedFor(options, timezone) ?? previousPeriod(periodAt(now, rule), rule)
  if (chosen.interval.from > now) throw new UsageError(`${chosen.label} has not begun`)
  if (chosen.interval.to > now && options.preview === undefined) {
    throw new UsageError(`${chosen.label} is not over: add --preview DIR to see the report so far`)
  }
  return chosen
}

/** What the time that was asked for is called; `undefined`: none was. Throws `UsageError` where there is no such time. */
export function periodLabel(options: PeriodOptions): string | undefined {
  return askedFor(options, 'UTC')?.label
}

function askedFor({ period, from, to }: PeriodOptions, timezone: string): Period | null {
  if (from !== undefined || to !== undefined) {
    if (period !== undefined) throw new UsageError('--period says what --from and --to say: take one of them out')
    return days(from, to, timezone)
  }
  if (period === undefined) return null
  const found = periodNamed(period, timezone)
  if (found === null) throw new UsageError(`${EXPECTED}, not ${period}`)
  return found
}

function days(from: string | undefined, to: string | undefined, timezone: string): Period {
  if (from === undefined || to === undefined) {
    throw new UsageError(`--from and --to belong together: add ${from === undefined ? '--from' : '--to'} DAY`)
  }
  const found = daysPeriod(from, to, timezone)
  if (found !== null) return found
  throw new UsageError(
    `expected two days such as 2026-10-01 and 2026-10-15, the last not before the first, not ${from} and ${to}`,
  )
}
