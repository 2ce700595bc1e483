import * as z from 'zod'
import { dayField } from '../../calendar/instant-field.js'
import { zoneField } from '../../calendar/zone.js'
import { example, finding } from '../../shared/fields.js'
import { WEEKDAYS } from '../terms.js'
import { overlapOf } from '../week-minutes.js'

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/

const hour = (sample: string, last: RegExp) =>
  z
    .string({ error: `expected a time of day such as ${sample}, in quotes` })
    .refine((text) => last.test(text), { error: `expected a time of day such as ${sample}` })
    .meta(example(sample))

const weekdays = z
  .array(z.enum(WEEKDAYS, { error: 'expected mon, tue, wed, thu, fri, sat or sun' }))
  .min(1, { error: 'expected at least one day such as mon' })
  .superRefine((days, context) => {
    days.forEach((day, index) => {
      if (!days.slice(0, index).includes(day)) return
      context.addIssue({ code: 'custom', path: [index], ...finding(`${day} stands twice`, 'take one out') })
    })
  })

const range = {
  weekdays: weekdays
    .optional()
    .describe('Days on which it begins; default all.')
    .meta(example([...WORKDAYS])),
  from: hour('08:00', HOUR).describe('When it begins, on the clock of its zone.'),
  to: hour('20:00', new RegExp(`${HOUR.source}|^24:00$`)).describe(
    'When it ends, 24:00 at most; an earlier time than `from` is one of the next day.',
  ),
}

/** Dates without hours, as they were written. */
const holidays = z
  .array(dayField.transform((day) => day.toISOString().slice(0, 10)))
  .describe('Days on which none of it begins.')
  .meta(example(['2026-12-25', '2026-12-26']))

type Range = { readonly weekdays?: readonly string[] | undefined; readonly from: string; readonly to: string }

function checkLength({ from, to }: Range, context: z.RefinementCtx, path: readonly (string | number)[]): void {
  if (from !== to) return
  const message = 'expected another time than that of `from`: these hours are empty'
  context.addIssue({
    code: 'custom',
    path: [...path, 'to'],
    ...finding(message, 'a whole day is from "00:00" to "24:00"'),
  })
}

/** Ranges of the week on the clock of a zone: one, or several under `ranges`. */
export const hoursSchema = z
  .strictObject({
    weekdays: range.weekdays,
    from: range.from.optional(),
    to: range.to.optional(),
    ranges: z
      .array(z.strictObject(range))
      .min(1, { error: 'expected at least one range such as {weekdays: [mon], from: "08:00", to: "20:00"}' })
      .optional()
      .describe('Several ranges, in place of `weekdays`, `from` and `to`.')
      .meta(
        example([
          { weekdays: ['mon', 'tue', 'wed', 'thu'], from: '08:00', to: '18:00' },
          { weekdays: ['fri'], from: '08:00', to: '14:00' },
        ]),
      ),
    timezone: zoneField.optional().describe('Zone of the clock; default that of the period.'),
    holidays: holidays.optional(),
  })
  .superRefine(({ weekdays: days, from, to, ranges }, context) => {
    if (ranges === undefined) {
      checkSingle({ from, to }, context)
    } else if (days !== undefined || from !== undefined || to !== undefined) {
      const hint = 'write all of them under `ranges`, or only one without it'
      const path = days === undefined ? (from === undefined ? 'to' : 'from') : 'weekdays'
      context.addIssue({ code: 'custom', path: [path], ...finding('`ranges` says already when it is', hint) })
    } else {
      checkRanges(ranges, context)
    }
  })

function checkSingle(
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  context: z.RefinementCtx,
): void {
  if (from === undefined || to === undefined) {
    const path = from === undefined ? 'from' : 'to'
    context.addIssue({
      code: 'custom',
      path: [path],
      ...finding(`expected a time of day`, 'such as `from: "08:00"` and `to: "20:00"`'),
    })
  } else {
    checkLength({ from, to }, context, [])
  }
}

function checkRanges(ranges: readonly Range[], context: z.RefinementCtx): void {
  ranges.forEach((one, index) => {
    checkLength(one, context, ['ranges', index])
    const overlap = overlapOf(one, ranges.slice(0, index))
    if (overlap === null) return
    const hint = 'each minute belongs to one range: shorten one of the two, or put them together'
    const message = `overlaps with a range above, on ${overlap}`
    context.addIssue({ code: 'custom', path: ['ranges', index], ...finding(message, hint) })
  })
}

/** On which days business days are counted. */
export const businessCalendarSchema = z
  .strictObject({
    weekdays: weekdays
      .optional()
      .describe('Days of the week; default Monday to Friday.')
      .meta(example([...WORKDAYS])),
    holidays: holidays.optional(),
  })
  .describe('Which days `business_days` counts, in the zone of the period; default Monday to Friday, no holidays.')
  .meta(example({ holidays: ['2026-12-25'] }))
