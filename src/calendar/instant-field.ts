import * as z from 'zod'
import { finding } from '../shared/fields.js'

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
const SAMPLE = '2026-12-05T01:00:00Z'

const YEARS = { first: 1970, last: 2199 } as const

/** Whether an instant lies in years that somebody may mean. Year 1 is how Go says that there is none. */
export function isInOurDays(instant: Date): boolean {
  const year = instant.getUTCFullYear()
  return year >= YEARS.first && year <= YEARS.last
}

const OUR_DAYS = `expected a year from ${YEARS.first} to ${YEARS.last}`

/** An instant as RFC 3339 writes it, with its offset. */
export const instantField = z
  .string({ error: `expected a time such as ${SAMPLE}` })
  .superRefine((text, context) => {
    const day = INSTANT.exec(text)?.[1]
    if (day !== undefined && isDay(day) && !Number.isNaN(Date.parse(text))) return
    const hint = /Z$|[+-]\d{2}:\d{2}$/.test(text)
      ? 'year-month-dayThour:minute:second'
      : 'say the offset from UTC too: Z, or such as +01:00'
    context.addIssue({ code: 'custom', ...finding(`expected a time with its offset, such as ${SAMPLE}`, hint) })
  })
  .transform((text) => new Date(text))
  .refine(isInOurDays, { error: OUR_DAYS })
  .meta({ format: 'date-time', examples: [SAMPLE] })

/** A day as ISO 8601 writes it; its instant is midnight in UTC. */
export const dayField = z
  .string({ error: 'expected a day such as 2026-10-01' })
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text), { error: 'expected a day such as 2026-10-01' })
  .transform((text) => new Date(text))
  .refine(isInOurDays, { error: OUR_DAYS })
  .meta({ format: 'date', examples: ['2026-10-01'] })

/** `2026-02-30` is none, though dates can be made of it. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
