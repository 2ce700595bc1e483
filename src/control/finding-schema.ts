import * as z from 'zod'
import { instant } from '../shared/answer-fields.js'
import { STATUS_OF, type Finding, type Reason } from './finding.js'

const REASONS = Object.keys(STATUS_OF) as [Reason, ...Reason[]]

const seconds = z.number().min(0)

/** A finding as JSON has it: which figures there are depends on the reason. */
export const findingSchema = z
  .strictObject({
    reason: z.enum(REASONS),
    pointAt: instant.optional().describe('Of the newest backup: how old its data is.'),
    maxAgeSeconds: seconds.optional().describe('How old that may be.'),
    until: instant.optional().describe('Until when backups are suspended.'),
    query: z.string().optional().describe('The PromQL that says so.'),
    by: z.string().optional().describe('Who attests that it is so.'),
    expires: instant.optional().describe('Until when that holds.'),
    reference: z.string().nullable().optional().describe('Where it is written.'),
    oldestAt: instant.optional().describe('Of the oldest recovery point that is kept.'),
    keepSeconds: seconds.optional().describe('How far back it has to be possible to go.'),
    points: z.number().min(0).optional().describe('How many recovery points are kept.'),
    leastPoints: z.number().min(1).optional().describe('How many have to be.'),
    drill: z.string().optional().describe('Name of the drill.'),
    passedAt: instant.optional().describe('When it was passed last.'),
    everySeconds: seconds.optional().describe('How long that proves it.'),
    dueAt: instant.optional().describe('By when it has to be passed for the first time.'),
    tookSeconds: seconds.optional().describe('How long it took to bring everything back.'),
    rtoSeconds: seconds.optional().describe('How long it may take.'),
  })
  .describe('Why it stands so, with the figures.')

const INSTANTS: ReadonlySet<string> = new Set(['pointAt', 'until', 'expires', 'oldestAt', 'passedAt', 'dueAt'])

/** What `JSON.stringify` made of a finding. Throws where it is none. */
export function parseFinding(text: string): Finding {
  const plain = findingSchema.parse(JSON.parse(text))
  const entries = Object.entries(plain).map(([key, value]) => [
    key,
    INSTANTS.has(key) ? new Date(String(value)) : value,
  ])
  // Each was written by this very program, under the reason to which its figures belong.
  return Object.fromEntries(entries) as Finding
}
