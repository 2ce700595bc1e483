import * as z from 'zod'
import { guessDuration, parseDuration } from './duration.js'

/**
 * Building blocks of the configuration schema. Each says in one sentence what it expected; `hint` (in the issue's params) says how
 * to mend it. The text after parsing is what the rest of the program works with: durations become seconds, objectives become ratios.
 */

/** Adds a finding to a zod check: what was expected, and how to mend it. */
export function finding(message: string, hint?: string): { message: string; params?: { hint: string } } {
  return hint === undefined ? { message } : { message, params: { hint } }
}

/** An example of a field, shown where the key is missing and in the reference. */
export function example(value: unknown): { examples: unknown[] } {
  return { examples: [value] }
}

const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** A name of a service, SLO, dataset, team, …: lower case letters, digits and dashes, at most 63. */
export const nameField = z
  .string({ error: 'expected a name' })
  .superRefine((name, context) => {
    if (NAME.test(name)) return
    const guess = guessName(name)
    const message = 'expected a name of lower-case letters, digits and dashes, at most 63 long, such as checkout-eu'
    context.addIssue({ code: 'custom', ...finding(message, guess === null ? undefined : `did you mean ${guess}?`) })
  })
  .meta({ pattern: NAME.source })

function guessName(text: string): string | null {
  const guess = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return NAME.test(guess) ? guess : null
}

/** Beyond it an instant plus a duration leaves the range of instants, and nobody means it. */
const LONGEST = '100y'

function isTooLong(seconds: number): boolean {
  return seconds > (parseDuration(LONGEST) ?? 0)
}

/** Seconds out of a Prometheus duration (`30s`, `5m`, `30d`). */
export const durationField = z
  .string({ error: 'expected a duration such as 30s, 5m, 1h30m or 30d' })
  .superRefine((text, context) => {
    const seconds = parseDuration(text) ?? 0
    if (isTooLong(seconds))
      context.addIssue({ code: 'custom', ...finding(`expected a duration of ${LONGEST} or less`) })
    if (seconds > 0) return
    const guess = guessDuration(text)
    const hint = guess === null ? 'units are y, w, d, h, m, s and ms, largest first' : `did you mean ${guess}?`
    context.addIssue({ code: 'custom', ...finding('expected a duration such as 30s, 5m, 1h30m or 30d', hint) })
  })
  .transform((text) => parseDuration(text) ?? 0)
  .meta({ format: 'prometheus-duration' })

/** As `durationField`, but `0m` is allowed: at once. */
export const delayField = z
  .string({ error: 'expected a duration such as 0m, 15m or 1h' })
  .superRefine((text, context) => {
    const seconds = parseDuration(text)
    if (isTooLong(seconds ?? 0)) {
      context.addIssue({ code: 'custom', ...finding(`expected a duration of ${LONGEST} or less`) })
    }
    if (seconds !== null) return
    const guess = guessDuration(text)
    const hint = guess === null ? 'units are y, w, d, h, m, s and ms, largest first' : `did you mean ${guess}?`
    context.addIssue({ code: 'custom', ...finding('expected a duration such as 0m, 15m or 1h', hint) })
  })
  .transform((text) => parseDuration(text) ?? 0)
  .meta({ format: 'prometheus-duration' })

/** Seconds between two scrapes: longer than 5 min and Prometheus takes a series for ended between two samples. */
export const scrapeIntervalField = durationField.superRefine((seconds, context) => {
  if (seconds <= 300) return
  const hint = 'beyond that Prometheus takes a series for ended between two scrapes: scrape more often'
  context.addIssue({ code: 'custom', ...finding('expected a scrape interval of 5m or less', hint) })
})

/** Whole days in seconds out of a duration: `30d`, `2w`. */
export const daysField = durationField.superRefine((seconds, context) => {
  if (seconds % 86_400 === 0) return
  context.addIssue({ code: 'custom', ...finding('expected whole days such as 30d', 'days count on the calendar') })
})

/** A percentage that is a ratio by mistake, or none at all. */
function checkPercentage(percent: number, context: z.RefinementCtx): void {
  if (percent > 0 && percent <= 1) {
    const meant = Number((percent * 100).toPrecision(12))
    const hint = percent < 1 ? `did you mean ${meant}?` : 'did you mean 99 or 99.9?'
    context.addIssue({ code: 'custom', ...finding('expected a percentage, this looks like a ratio', hint) })
  } else if (percent <= 0) {
    context.addIssue({ code: 'custom', ...finding('expected a percentage above 1 and below 100, such as 99.9') })
  }
}

function toRatio(percent: number): number {
  return Number((percent / 100).toPrecision(12))
}

const percentage = z.number({ error: 'expected a percentage such as 99.9' })

/** A ratio in (0, 1) out of a percentage: `99.9` → 0.999. */
export const objectiveField = percentage
  .superRefine((percent, context) => {
    checkPercentage(percent, context)
    if (percent < 100) return
    const message = 'expected an objective below 100: a promise of 100 % leaves no error budget to measure against'
    context.addIssue({ code: 'custom', ...finding(message, 'take 99.99, or the figure that users would notice') })
  })
  .transform(toRatio)
  .meta({ exclusiveMinimum: 1, exclusiveMaximum: 100, ...example(99.9) })

/** What a contract promises: a ratio in (0, 1] out of a percentage, 100 among them. */
export const promiseField = percentage
  .superRefine((percent, context) => {
    checkPercentage(percent, context)
    if (percent <= 100) return
    context.addIssue({ code: 'custom', ...finding('expected a percentage of 100 or less, such as 99.9') })
  })
  .transform(toRatio)
  .meta({ exclusiveMinimum: 1, maximum: 100, ...example(99.9) })

/** Labels that Plimsoll sets itself. */
export const RESERVED_LABELS: ReadonlySet<string> = new Set([
  'service',
  'slo',
  'severity',
  'environment',
  'long_window',
  'short_window',
  'alertname',
  'le',
  'team',
  'tier',
  'about',
])

/** A label as Prometheus allows it, whoever sets it. */
export const labelField = z
  .string()
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, { error: 'expected a Prometheus label name such as business_unit' })

const labelName = labelField.superRefine((name, context) => {
  if (!RESERVED_LABELS.has(name) && !name.startsWith('__')) return
  const hint = 'choose another name; team, tier and environment have keys of their own'
  context.addIssue({ code: 'custom', ...finding(`the label ${name} is set by Plimsoll itself`, hint) })
})

/** Labels that users add: names as Prometheus allows them and Plimsoll does not use itself, values any text. */
export const labelsField = z
  .record(labelName, z.string({ error: 'expected a text' }))
  .meta(example({ business_unit: 'retail' }))
