import * as z from 'zod'
import { zoneField } from '../calendar/zone.js'
import type { RootContext, RootKey } from '../feature/root-key.js'
import { daysField, example, finding, nameField } from '../shared/fields.js'
import type { ShownService, StatusPage, StatusPagePart } from './status-page.js'

const text = (most: number) =>
  z
    .string({ error: 'expected a text' })
    .trim()
    .min(1, { error: 'expected a text' })
    .max(most, { error: `expected at most ${most} characters` })

const shownSchema = z
  .strictObject({
    service: nameField.describe('Which service it is; this name is not shown.').meta(example('checkout')),
    name: text(80).describe('What strangers call it.').meta(example('Checkout and payment')),
    id: nameField
      .optional()
      .describe('Name for programs, unique and the same for ever; default: `name` in small letters with dashes.')
      .meta(example('checkout-and-payment')),
    group: text(80).optional().describe('Heading under which it stands with others.').meta(example('Shop')),
    description: text(200)
      .optional()
      .describe('A sentence below its name.')
      .meta(example('Paying by card, invoice and voucher')),
    slo: nameField
      .optional()
      .describe('Objective whose measured days are shown; needed where the service has several.')
      .meta(example('availability')),
  })
  .superRefine(({ name, id }, context) => {
    if (id !== undefined || nameField.safeParse(slugOf(name)).success) return
    const message = `expected an \`id\`: none follows from the name ${name}`
    context.addIssue({ code: 'custom', path: ['name'], ...finding(message, 'add `id`, such as `id: shop`') })
  })

const LONGEST_HISTORY_DAYS = 366
const DAY_SECONDS = 86_400

const statusPage = z
  .strictObject({
    title: text(80).describe('Heading of the page.').meta(example('Example Shop status')),
    contact: z
      .string()
      .refine((url) => /^(https:\/\/|mailto:)\S+$/.test(url), {
        error: 'expected an address such as https://example.com/support or mailto:help@example.com',
      })
      .optional()
      .describe('Where readers find somebody to talk to.')
      .meta(example('https://example.com/support')),
    timezone: zoneField.optional().describe('Zone of days and times; default `timezone` of the root file.'),
    history: daysField
      .refine((seconds) => seconds <= LONGEST_HISTORY_DAYS * DAY_SECONDS, { error: 'expected 366d or less' })
      .prefault('90d')
      .describe('How many days are shown.'),
    maintenance: z.boolean().default(true).describe('Whether planned work on what is shown is announced there.'),
    maintenance_titles: z
      .record(nameField, text(120))
      .default({})
      .describe('What windows of `maintenance` are called there, by name; the others are called “Planned maintenance”.')
      .meta(example({ patching: 'Updates of the database' })),
    services: z
      .array(shownSchema)
      .min(1, { error: 'expected at least one service' })
      .describe('What is shown, in this order; nothing else is.')
      .meta(example([{ service: 'checkout', name: 'Checkout and payment' }])),
  })
  .superRefine(({ services }, context) => {
    const ids = services.map(idOf)
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) === index) continue
      const path = ['services', index, 'name']
      const message = `duplicate id ${id} on the status page`
      context.addIssue({ code: 'custom', path, ...finding(message, 'give each an `id` of its own') })
    }
  })
  .optional()
  .describe('The public status page, which everybody can read without a token; without this key there is none.')

function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '')
}

function idOf({ id, name }: z.output<typeof shownSchema>): string {
  return id ?? slugOf(name)
}

/** `status_page` of the root file. */
export const statusPageKey: RootKey<typeof statusPage, StatusPagePart> = {
  schema: statusPage,
  after: 'teams',
  resolve: (value, context) => ({ statusPage: value === undefined ? null : resolved(value, context) }),
  // Nothing is judged otherwise because of it, and nobody of the house is told.
  meaning: () => ({ statusPage: undefined }),
}

function resolved(
  { title, contact, history, maintenance, services, ...page }: NonNullable<z.output<typeof statusPage>>,
  { timezone }: RootContext,
): StatusPage {
  return {
    title,
    contact: contact ?? null,
    timezone: page.timezone ?? timezone,
    historyDays: history / DAY_SECONDS,
    maintenance: maintenance ? { titles: page.maintenance_titles } : null,
    services: services.map(shown),
  }
}

function shown(one: z.output<typeof shownSchema>): ShownService {
  const { name, service, group, description, slo } = one
  return { id: idOf(one), name, service, group: group ?? null, description: description ?? null, slo: slo ?? null }
}
