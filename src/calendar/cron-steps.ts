/** A field of a cron expression. */
export interface CronFieldName {
  readonly plural: string
  /** How many values it has; of a month's days the most. */
  readonly values: number
  /** What begins when the field does. */
  readonly begins: string
  /** Steps that divide it, for people; `null`: none, for months differ, and a week has seven days. */
  readonly divisors: string | null
}

/** The five fields in their order. */
export const CRON_FIELDS: readonly CronFieldName[] = [
  { plural: 'minutes', values: 60, begins: 'hour', divisors: '2, 3, 4, 5, 6, 10, 12, 15, 20 and 30' },
  { plural: 'hours', values: 24, begins: 'day', divisors: '2, 3, 4, 6, 8 and 12' },
  { plural: 'days', values: 31, begins: 'month', divisors: null },
  { plural: 'months', values: 12, begins: 'year', divisors: '2, 3, 4 and 6' },
  { plural: 'weekdays', values: 7, begins: 'week', divisors: null },
]

/** One step of a field: `a quarter of the field`, `10-50/20`. */
export interface CronStep {
  readonly text: string
  readonly step: number
  /** How many values it steps through. */
  readonly values: number
  /** It steps through the whole field, so that it begins anew when the field does. */
  readonly isWhole: boolean
}

/** The steps of a field of a cron expression. */
export function stepsOf(field: string, { values }: CronFieldName): readonly CronStep[] {
  return field.split(',').flatMap((text) => {
    const match = /^(?:[*?]|(\d+)-(\d+))\/(\d+)$/.exec(text)
    if (match === null) return []
    const [, from, to, step] = match
    const count = from === undefined ? values : Number(to) - Number(from) + 1
    return [{ text, step: Number(step), values: count, isWhole: count >= values }]
  })
}
