import * as z from 'zod'
import { pageAnswer } from '../http/lists/page.js'
import { instant } from '../shared/answer-fields.js'
import { EXCLUSION_KINDS } from '../sla/terms.js'
import { scopeText, type Entry } from './entry.js'
import type { Kept } from './outcome.js'

const entryFields = {
  id: z.int().describe('By which people call it.'),
  kind: z.enum(EXCLUSION_KINDS),
  window: z.string().nullable().describe('Name of planned work, which mutes alerts; null: it is none.'),
  from: instant,
  to: instant,
  announced: instant.nullable().describe('When those concerned were told; null: nobody says.'),
  recorded: instant.describe('When it was entered, by the clock of the daemon.'),
  author: z.string(),
  reason: z.string(),
  evidence: z.string().nullable().describe('A link or a text.'),
  scope: z.array(z.string()).describe('Services, and agreements as service/name.'),
  withdrawn: z
    .strictObject({ at: instant, by: z.string(), why: z.string() })
    .nullable()
    .describe('Who withdrew it; null: it stands.'),
}

/** An exclusion as the API tells it. */
export const exclusionAnswer = z
  .strictObject(entryFields)
  .meta({ id: 'EnteredExclusion', description: 'Time that somebody says does not count.' })

export type ExclusionAnswer = z.output<typeof exclusionAnswer>

const effects = z
  .array(
    z.strictObject({
      agreement: z.string(),
      refusal: z.string().nullable().describe('Why it counts all the same; null: left out, as far as a cap has room.'),
    }),
  )
  .describe('What each agreement that it concerns makes of it.')

/** The answer to something that was entered or withdrawn. */
export const exclusionOutcome = z
  .strictObject({ exclusion: exclusionAnswer, effects })
  .meta({ id: 'ExclusionOutcome', description: 'What is kept, and what agreements make of it.' })

export type ExclusionOutcome = z.output<typeof exclusionOutcome>

/** The answer of `GET /api/v1/exclusions`. */
export const exclusionPage = pageAnswer(
  exclusionAnswer,
  'EnteredExclusionPage',
  'A page of what was entered for a stretch of time, by beginning; withdrawn ones too.',
)

/** Plain JSON data of an entry. */
export function toExclusionAnswer({ scope, withdrawn, announced, ...entry }: Entry): ExclusionAnswer {
  return {
    ...{ ...entry, from: entry.from.toISOString(), to: entry.to.toISOString(), recorded: entry.recorded.toISOString() },
    announced: announced?.toISOString() ?? null,
    scope: scope.map(scopeText),
    withdrawn: withdrawn === null ? null : { ...withdrawn, at: withdrawn.at.toISOString() },
  }
}

/** The same of what was just done. */
export function toOutcomeAnswer({ entry, effects: all }: Kept): ExclusionOutcome {
  return { exclusion: toExclusionAnswer(entry), effects: all.map((one) => ({ ...one })) }
}
