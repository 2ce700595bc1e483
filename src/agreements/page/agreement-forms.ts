import * as z from 'zod'
import { zonedTimeField } from '../../calendar/zoned-time-field.js'
import { EXCLUSION_KINDS } from '../../sla/terms.js'
import type { Typed } from './typed-forms.js'

const LONGEST = 2000

const needed = (mend: string) => z.string({ error: mend }).trim().min(1, { error: mend }).max(LONGEST)
const optional = z
  .string()
  .trim()
  .max(LONGEST)
  .transform((said) => (said === '' ? null : said))
  .default(null)
const by = z
  .string()
  .trim()
  .max(200)
  .transform((said) => (said === '' ? undefined : said))
  .optional()

/** The form by which time is left out; its times are those of the zone of the agreement. */
export function exclusionForm(zone: string) {
  return z.object({
    kind: z.enum(EXCLUSION_KINDS, { error: `expected one of ${EXCLUSION_KINDS.join(', ')}` }),
    ...{ from: zonedTimeField(zone), to: zonedTimeField(zone) },
    announced: z.union([z.literal('').transform(() => null), zonedTimeField(zone)]).default(null),
    reason: needed('say why'),
    ...{ evidence: optional, by },
    anyway: z
      .string()
      .default('')
      .transform((said) => said === 'yes'),
  })
}

/** The form by which something that was entered is withdrawn. */
export const withdrawalForm = z.object({ why: needed('say why'), by })

/** The form by which a breach is acknowledged. */
export const acknowledgementForm = z.object({ comment: optional, by })

/** What the fields are called where somebody reads of a mistake. */
const LABELS: Readonly<Record<string, string>> = {
  ...{ kind: 'What it was', from: 'From', to: 'To', announced: 'Announced', reason: 'Why it does not count' },
  ...{ evidence: 'Evidence', by: 'Your name', why: 'Why it is withdrawn', comment: 'Comment' },
}

/** What a form says, or what was typed with what is wrong with it. */
export function readForm<T extends z.ZodType>(
  schema: T,
  body: unknown,
): { readonly said: z.output<T> } | { readonly typed: Typed } {
  const parsed = schema.safeParse(body)
  if (parsed.success) return { said: parsed.data }
  const mistakes = parsed.error.issues.map(({ path, message }) => `${LABELS[String(path[0])] ?? ''}: ${message}`)
  return { typed: typedOf(body, mistakes) }
}

/** What was typed, so that nobody has to type it again. */
export function typedOf(body: unknown, mistakes: readonly string[]): Typed {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : []
  return { values: Object.fromEntries(fields.filter(isText)), mistakes }
}

function isText(field: readonly [string, unknown]): field is [string, string] {
  return typeof field[1] === 'string'
}
