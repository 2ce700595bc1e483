import * as z from 'zod'
import type { PlanChanges } from '../backtest/alert-plan.js'
import { isInOurDays } from '../calendar/instant-field.js'
import type { Interval } from '../calendar/interval.js'
import { UsageError } from '../shared/app-error.js'
import { objectiveField } from '../shared/fields.js'
import { alertingSchema } from '../slo/alerting-schema.js'

export interface BacktestOptions {
  readonly from?: string
  readonly to?: string
  readonly days?: number
  readonly objective?: number
  readonly tier: readonly string[]
  readonly minErrors?: number
  readonly raw?: true
  readonly server?: string
  readonly output: 'text' | 'json'
}

const DAY_MS = 86_400_000
const USUAL_DAYS = 30

/** The stretch to replay. Throws `UsageError`. */
export function replayedInterval({ from, to, days }: Partial<BacktestOptions>, now: Date): Interval {
  if (from !== undefined && days !== undefined) {
    throw new UsageError('--days and --from both say where to begin: keep one of them')
  }
  const end = to === undefined ? now : instantOf('--to', to)
  const start = from === undefined ? new Date(end.getTime() - (days ?? USUAL_DAYS) * DAY_MS) : instantOf('--from', from)
  if (start >= end) throw new UsageError(`--from ${start.toISOString()} is not before --to ${end.toISOString()}`)
  return { from: start, to: end > now ? now : end }
}

function instantOf(flag: string, text: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const parsed = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).safeParse(text)
  const instant = new Date(isDay ? `${text}T00:00:00Z` : text)
  if (parsed.success && isInOurDays(instant)) return instant
  throw new UsageError(
    `${flag}: expected a day such as 2026-11-01, or a time such as 2026-11-01T08:00:00Z, not ${text}`,
  )
}

/** What is tried, checked by the same schema as the configuration. Throws `UsageError`. */
export function planChanges({ objective, tier, minErrors }: BacktestOptions): PlanChanges {
  const tiers = tier.length === 0 ? undefined : tier.map(tierParts)
  const alerting = checked('--tier', alertingSchema.safeParse({ tiers, min_errors: minErrors }))
  const own = typeof alerting === 'string' ? undefined : alerting.tiers
  return {
    objective: objective === undefined ? null : checked('--objective', objectiveField.safeParse(objective)),
    tiers:
      own?.map(({ severity, budget, long, short }) => {
        return { severity, budgetShare: budget, longSeconds: long, shortSeconds: short ?? null }
      }) ?? null,
    minErrors: minErrors ?? null,
  }
}

export function hasChanges({ objective, tiers, minErrors }: PlanChanges): boolean {
  return objective !== null || tiers !== null || minErrors !== null
}

function tierParts(text: string): object {
  const [severity, budget, long, short, ...more] = text.split(':')
  if (long === undefined || more.length > 0) {
    throw new UsageError(`--tier ${text}: expected severity:budget:long:short such as page:2%:1h:5m`)
  }
  return { severity, budget, long, ...(short === undefined ? {} : { short }) }
}

function checked<T>(flag: string, result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data
  const said = result.error.issues.flatMap(deepest).map(({ path, message }) => {
    const where = path.filter((part) => typeof part === 'string').join('.')
    return `${where === '' ? '' : `${where}: `}${message}`
  })
  throw new UsageError(`${flag}: ${[...new Set(said)].join('; ')}`)
}

/** Issues of the alternative that was meant, where a union refused them all. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  return issue.errors.flatMap((errors) => errors.filter(({ path }) => path.length > 0).flatMap(deepest))
}
