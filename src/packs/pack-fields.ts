import * as z from 'zod'
import { example, finding, nameField } from '../shared/fields.js'
import type { PackSeverity } from './pack.js'

/** A ratio in (0, 1) out of a percentage of at least `least`: `80` → 0.8. */
export function percentField(least = 1) {
  return z
    .number({ error: 'expected a percentage such as 80' })
    .superRefine((percent, context) => {
      if (percent >= least && percent < 100) return
      const message = `expected a percentage from ${least} to 99.9`
      const hint = percent > 0 && percent < 1 ? `did you mean ${Number((percent * 100).toPrecision(12))}?` : undefined
      context.addIssue({ code: 'custom', ...finding(message, hint) })
    })
    .transform((percent) => Number((percent / 100).toPrecision(12)))
    .meta({ minimum: least, exclusiveMaximum: 100 })
}

/** A whole number of at least `least`. */
export function countField(least: number) {
  const error = `expected a whole number of at least ${least}`
  return z.int({ error }).min(least, { error })
}

/** Name of a scrape job. */
export const jobField = z.string({ error: 'expected the name of a scrape job' }).min(1, {
  error: 'expected the name of a scrape job',
})

const link = (what: string, sample: string) =>
  z
    .string({ error: `expected a URL such as ${sample}` })
    .regex(/^https?:\/\/\S+$/, { error: `expected a URL such as ${sample}` })
    .optional()
    .describe(what)
    .meta(example(sample))

/** Keys that every pack has. `dashboard` is the path of one with labels that its alerts have, as an example. */
export function commonFields(dashboard: string) {
  return {
    team: nameField
      .optional()
      .describe('Team (by name) that gets the alerts; without one the default receiver does.')
      .meta(example('payments')),
    links: z
      .strictObject({
        runbook: link('What to do when an alert fires.', 'https://wiki.example.com/runbooks/$alert'),
        dashboard: link('Graphs.', `https://grafana.example.com/d/${dashboard}`),
      })
      .prefault({})
      .describe(
        'URLs for people, put on alerts. `$alert` is the name of the alert, any other `$name` the label of that name.',
      ),
  }
}

/** What an alert becomes unless configured, and what it says. */
type AlertKinds<Name extends string> = Readonly<Record<Name, readonly [fallback: PackSeverity, meaning: string]>>

/** The key `severity` of a pack: its alerts by name. */
export function severityFields<const Name extends string>(alerts: AlertKinds<Name>) {
  const fields = Object.entries<readonly [PackSeverity, string]>(alerts).map(([name, [fallback, meaning]]) => {
    const error = 'expected page, ticket or off'
    return [name, z.enum(['page', 'ticket', 'off'], { error }).default(fallback).describe(meaning)]
  })
  const shape = Object.fromEntries(fields) as Record<
    Name,
    z.ZodDefault<z.ZodEnum<{ page: 'page'; ticket: 'ticket'; off: 'off' }>>
  >
  return z
    .strictObject(shape)
    .prefault({} as never)
    .describe('What becomes of each alert: `page`, `ticket`, or `off`, which leaves the rule out.')
}
