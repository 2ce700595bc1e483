import * as z from 'zod'
import { labelField } from '../../shared/fields.js'

/** By which labels the series of a canary are told from all others of the service. */
export type CanaryLabels = Readonly<Record<string, string>>

const MOST_LABELS = 10

const value = z
  .string({ error: 'expected a text' })
  .min(1, { error: 'expected a text that is not empty: no label and an empty one are the same' })
  .max(500, { error: 'expected a text of at most 500 characters' })

export const canaryLabels = z.record(z.string(), value).superRefine((labels, context) => {
  const names = Object.keys(labels)
  if (names.length < 1 || names.length > MOST_LABELS) {
    context.addIssue({ code: 'custom', message: `expected 1 to ${MOST_LABELS} labels such as {track: canary}` })
  }
  for (const name of names) {
    const [issue] = labelField.safeParse(name).error?.issues ?? []
    if (issue !== undefined) context.addIssue({ code: 'custom', path: [name], message: issue.message })
  }
})

/** As it is kept. */
export function readCanary(text: string | null): CanaryLabels | null {
  return text === null ? null : canaryLabels.parse(JSON.parse(text))
}
