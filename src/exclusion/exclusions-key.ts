import * as z from 'zod'
import { instantField } from '../calendar/instant-field.js'
import type { RootKey } from '../feature/root-key.js'
import { example, finding, nameField } from '../shared/fields.js'
import { EXCLUSION_KINDS } from '../sla/terms.js'
import { scopeField, scopeOf } from './scope-field.js'
import { spanMistake } from './span-mistake.js'
import type { ExclusionsPart, WrittenExclusion } from './written-exclusion.js'

const text = z.string().trim().min(1, { error: 'expected a text' }).max(2000)

const exclusionSchema = z
  .strictObject({
    name: nameField.describe('Name, unique, also among `maintenance`.').meta(example('data-centre-flood')),
    kind: z
      .enum(EXCLUSION_KINDS, { error: `expected one of ${EXCLUSION_KINDS.join(', ')}` })
      .describe('What it is: it counts only for agreements that exclude this kind.')
      .meta(example('force_majeure')),
    from: instantField.describe('When it begins.').meta(example('2026-11-03T08:00:00Z')),
    to: instantField.describe('When it ends.').meta(example('2026-11-03T11:30:00Z')),
    announced: instantField
      .optional()
      .describe('When those concerned were told; left out where nobody says.')
      .meta(example('2026-11-01T09:00:00Z')),
    author: text.max(200).describe('Who says so; reports to customers do not name them.').meta(example('Ann Example')),
    reason: text.describe('Why it is so, for people.').meta(example('Flood in the data centre')),
    evidence: text
      .optional()
      .describe('A link or a text that shows it.')
      .meta(example('https://status.example.com/42')),
    scope: scopeField,
  })
  .superRefine(({ from, to }, context) => {
    const mistake = spanMistake({ from, to })
    if (mistake === null) return
    context.addIssue({ code: 'custom', path: ['to'], ...finding(mistake, 'mend `from` or `to`') })
  })

const exclusions = z
  .array(exclusionSchema)
  .default([])
  .describe(
    'Time that is said not to count, beside planned maintenance; what is entered while the daemon runs also has when that was, which no file says.',
  )

/** `exclusions` of the root file. */
export const exclusionsKey: RootKey<typeof exclusions, ExclusionsPart> = {
  schema: exclusions,
  after: 'teams',
  resolve: (value) => ({ exclusions: value.map(writtenExclusion) }),
}

function writtenExclusion({ announced, evidence, scope, ...rest }: z.output<typeof exclusionSchema>): WrittenExclusion {
  return { ...rest, announced: announced ?? null, evidence: evidence ?? null, scope: scopeOf(scope) }
}
