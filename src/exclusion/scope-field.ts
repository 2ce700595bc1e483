import * as z from 'zod'
import { example, finding } from '../shared/fields.js'
import type { ScopePart } from '../sla/stated-exclusion.js'

const PART = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/

/** Whom an exclusion concerns, as people write it. */
export const scopeField = z
  .array(
    z.string().superRefine((part, context) => {
      if (isScopePart(part)) return
      const found = finding('expected a service, or an agreement as service/name')
      context.addIssue({ code: 'custom', ...found })
    }),
  )
  .min(1, { error: 'expected at least one service or agreement' })
  .describe('Whom it concerns: services, and agreements as service/name.')
  .meta(example(['checkout/enterprise']))

/** Whether a text can name somebody. */
export function isScopePart(text: unknown): text is string {
  return typeof text === 'string' && PART.test(text)
}

/** The same as parts, each once. */
export function scopeOf(parts: readonly string[]): readonly ScopePart[] {
  return [...new Set(parts)].toSorted().map(scopePart)
}

/** `checkout/enterprise`, or `checkout`. */
export function scopePart(text: string): ScopePart {
  const [service = '', agreement = null] = text.split('/')
  return { service, agreement }
}
