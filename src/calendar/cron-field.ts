import * as z from 'zod'
import { finding } from '../shared/fields.js'
import { readCron } from './cron-pattern.js'
import { CRON_FIELDS, stepsOf, type CronFieldName } from './cron-steps.js'

const EXPECTED = 'expected a five-field cron expression such as "0 8 1 * *"'
const FIELDS =
  'the fields are minute, hour, day of month, month, day of week: "0 8 1 * *" is 08:00 on the first of each month'

/** A five-field cron expression: minute, hour, day of month, month, day of week. */
export const cronField = z
  .string({ error: 'expected a cron expression such as "0 8 1 * *"' })
  .superRefine((text, context) => {
    const mistake = cronMistake(text)
    if (mistake !== null) context.addIssue({ code: 'custom', ...mistake })
  })
  .meta({ format: 'cron', examples: ['0 8 1 * *'] })

/** What is wrong with an expression, `null`: nothing. */
function cronMistake(text: string): ReturnType<typeof finding> | null {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 5) return finding(EXPECTED, FIELDS)
  return strangeField(fields) ?? largeStep(fields) ?? unreadable(text)
}

/** What other readers of cron have and this one does not. */
function strangeField(fields: readonly string[]): ReturnType<typeof finding> | null {
  if (fields.some((field) => /(^|,)H/i.test(field))) {
    return finding(EXPECTED, 'H is for Jenkins to choose: write the minute or hour itself, such as 17 3 * * sun')
  }
  if (fields.some((field) => field.startsWith('+'))) {
    return finding(EXPECTED, 'the first Sunday of a month is `sun#1` as day of week, the last `sunL`')
  }
  const prefixed = fields.flatMap((field) => field.split(',')).find((part) => /^\d+\/\d+$/.test(part))
  if (prefixed === undefined) return null
  const [from, step] = prefixed.split('/')
  return finding(
    EXPECTED,
    `steps begin with * or a range: instead of ${prefixed}, write such as ${from ?? ''}-59/${step ?? ''}`,
  )
}

/** A step of 90 minutes would be every hour. */
function largeStep(fields: readonly string[]): ReturnType<typeof finding> | null {
  for (const [index, name] of CRON_FIELDS.entries()) {
    const large = stepsOf(fields[index] ?? '', name).find(({ step, values }) => step > values)
    if (large !== undefined)
      return finding(
        `the step of ${large.text} is larger than the ${values(large.values, name)} it steps through`,
        largeStepHint(name),
      )
  }
  return null
}

function values(count: number, name: CronFieldName): string {
  return `${count} ${name.plural}`
}

function largeStepHint({ plural }: CronFieldName): string {
  return plural === 'minutes'
    ? 'it would come by once an hour: for longer steps, step through the hours, such as 0 */2 * * *'
    : 'it would come by once each time: name the value itself'
}

function unreadable(text: string): ReturnType<typeof finding> | null {
  try {
    if (readCron(text).next(0) !== null) return null
    return finding(
      'expected a schedule that comes by: no year has such a day',
      'look at the day of month and the month',
    )
  } catch {
    return finding(EXPECTED, FIELDS)
  }
}
