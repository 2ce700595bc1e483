import * as z from 'zod'
import { dayField } from '../calendar/instant-field.js'
import { findingIn, type Check } from '../feature/check.js'
import { anyService, elementsAt, unknownNames } from '../feature/references.js'
import type { RootKey } from '../feature/root-key.js'
import { example, nameField } from '../shared/fields.js'
import { listAt, rawAt, textAt } from '../yaml/raw.js'
import type { RunbooksPart } from './runbook.js'

const ALERT = 'expected the name of an alert such as SLOErrorBudgetBurn'

const entry = z.strictObject({
  alert: z
    .string({ error: ALERT })
    .regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,199}$/, { error: ALERT })
    .describe('Name of the alert, which may be one of your own rules.')
    .meta(example('SLOErrorBudgetBurn')),
  services: z
    .array(nameField)
    .min(1, { error: 'expected a service or more' })
    .optional()
    .describe('Services for which it was written; default: all, and alerts that belong to none.')
    .meta(example(['checkout'])),
  owner: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe('Who keeps it right: a team, or a person.')
    .meta(example('payments')),
  tested: dayField.optional().describe('Day on which somebody last did what it says.'),
  file: z
    .string()
    .optional()
    .describe('Markdown file with the text; the path starts beside this file.')
    .meta(example('runbooks/custom/SLOErrorBudgetBurn.md')),
  text: z
    .string()
    .trim()
    .min(1, { error: 'expected a text: what to do, in Markdown' })
    .max(100_000, { error: 'expected 100,000 characters or fewer' })
    .optional()
    .describe('The text itself, in Markdown, where there is no `file`.')
    .meta(example('Restart the payment worker: kubectl rollout restart deployment/worker')),
})

const runbooks = z
  .array(entry)
  .default([])
  .describe('What people wrote for alerts: it stands first in the runbook that is generated for each.')

export const runbooksKey: RootKey<typeof runbooks, RunbooksPart> = {
  schema: runbooks,
  after: 'teams',
  entryText: { file: 'file', text: 'text' },
  resolve: (value) => ({
    runbooks: value.map(({ alert, services, owner, tested, text }) => {
      if (text === undefined) throw new Error(`a runbook of ${alert} without a text should have been refused`)
      return { alert, services: services ?? null, owner: owner ?? null, tested: tested ?? null, text }
    }),
  }),
}

/** Services that there are, a text each, and for one alert of one service one text. */
export const runbookChecks: readonly Check[] = [
  (context) =>
    unknownNames(
      context,
      listAt(context.root.value, 'runbooks').flatMap((one) => elementsAt(one, 'services')),
      anyService(context),
    ),
  (context) =>
    listAt(context.root.value, 'runbooks').flatMap((container) =>
      ['text', 'file'].some((key) => rawAt(container, key) !== undefined) || textAt(container, 'alert') === null
        ? []
        : [
            findingIn(
              context,
              { container, key: 'alert' },
              { message: 'expected `file` or `text` beside it', hint: 'say what to do, or take the entry out' },
            ),
          ],
    ),
  (context) => {
    const seen = new Set<string>()
    return listAt(context.root.value, 'runbooks').flatMap((container) => {
      const alert = textAt(container, 'alert')
      if (alert === null) return []
      const services = listAt(container, 'services').filter((one) => typeof one === 'string')
      const keys = (services.length === 0 ? ['*'] : services).map((service) => `${service}/${alert}`)
      const again = keys.find((key) => seen.has(key))
      for (const key of keys) seen.add(key)
      if (again === undefined) return []
      const message = `there is a text for ${again.replace('*/', '')} already`
      return [findingIn(context, { container, key: 'alert' }, { message, hint: 'put both into one' })]
    })
  },
]
