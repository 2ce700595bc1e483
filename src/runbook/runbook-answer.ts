import * as z from 'zod'
import type { Runbook } from './runbook.js'
import { runbookPath } from './runbook.js'

const contact = z.strictObject({
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  verified: z.string().nullable().describe('Day on which somebody last made sure that it is right; null: never.'),
})

/** What there is to say of an alert. */
export const runbookAnswer = z
  .strictObject({
    set: z.string().describe('Service of the alert; what belongs to none has a name that begins with `_`.'),
    alert: z.string(),
    path: z.string().describe('Address of its page within the daemon.'),
    meaning: z.string().describe('What it means that it fires.'),
    steps: z.array(z.string()).describe('What to do, in this order.'),
    written: z
      .strictObject({
        text: z.string().describe('The text in Markdown, as it was written.'),
        owner: z.string().nullable(),
        tested: z.string().nullable().describe('Day on which somebody last did what it says; null: never.'),
      })
      .nullable()
      .describe('What people wrote for it; null: nothing.'),
    rules: z.array(
      z.strictObject({
        summary: z.string().describe('What the alert says; what Prometheus fills in stands as ‹its name›.'),
        description: z.string(),
        severity: z.string().nullable(),
        expr: z.string().describe('The query of the rule, in PromQL.'),
        for: z.string().nullable().describe('How long it must be so, as a Prometheus duration; null: not at all.'),
      }),
    ),
    links: z.array(z.strictObject({ text: z.string(), href: z.string() })),
    escalation: z.array(z.string()).describe('Who is told, and when, in sentences.'),
    contacts: z.array(contact),
  })
  .meta({ id: 'Runbook', description: 'What an alert means and what to do about it.' })

export type RunbookAnswer = z.output<typeof runbookAnswer>

export const runbooksAnswer = z.strictObject({ data: z.array(runbookAnswer) }).meta({
  id: 'Runbooks',
  description: 'The runbooks of the alerts of one service, or of one set that belongs to none.',
})

/** A set of alerts. */
export const runbookSetsAnswer = z
  .strictObject({
    data: z.array(
      z.strictObject({
        set: z.string(),
        path: z.string().describe('Address of its page within the daemon.'),
        written: z.number().int().min(0).describe('Runbooks that people wrote for it alone.'),
      }),
    ),
  })
  .meta({ id: 'RunbookSets', description: 'Everything that has runbooks.' })

/** The day of an instant at midnight in UTC. */
export function dayOf(day: Date | null): string | null {
  return day === null ? null : day.toISOString().slice(0, 10)
}

export function toRunbookAnswer(runbook: Runbook): RunbookAnswer {
  const { set, alert, meaning, steps, rules, links, written, escalation, contacts } = runbook
  return {
    ...{ set, alert, path: runbookPath(set, alert), meaning, steps: [...steps] },
    written:
      written === null
        ? null
        : { text: written.from.text, owner: written.from.owner, tested: dayOf(written.from.tested) },
    rules: rules.map((rule) => ({ ...rule })),
    links: links.map((link) => ({ ...link })),
    escalation: [...escalation],
    contacts: contacts.map(({ verified, ...one }) => ({ ...one, verified: dayOf(verified) })),
  }
}
