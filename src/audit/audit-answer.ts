import * as z from 'zod'
import { pageAnswer } from '../http/lists/page.js'
import { instant } from '../shared/answer-fields.js'
import { WAYS } from './initiator.js'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** An entry of the audit log as the API tells it, and as it is exported. */
export const auditEntryAnswer = z
  .strictObject({
    seq: z.int().describe('1 for the first entry, then one more each.'),
    at: instant,
    actor: z.strictObject({
      kind: z.enum(['person', 'webhook', 'job', 'cli']),
      name: z.string(),
      identifiedBy: z
        .string()
        .describe(
          'What shows that it was them: token, session, proxy, oidc (a provider has signed them in), link, signature (of a program that vouches for them), system (a job, a user at the command line), or only their word.',
        ),
    }),
    through: z.enum(WAYS),
    from: z.string().describe('Address of the other end; `cli`; `job`.'),
    action: z.string().describe('What was done, as incident.acknowledge.'),
    object: z.strictObject({ kind: z.string(), id: z.string() }),
    old: z.unknown().describe('What was there before, as far as it changed; null: nothing. What is large is cut.'),
    new: z.unknown().describe('What is there since.'),
    previous: hash.describe('Hash of the entry before; of the first: zeros.'),
    hash: hash.describe('SHA-256 over the canonical JSON (RFC 8785) of everything else.'),
  })
  .meta({ id: 'AuditEntry', description: 'A change, and who made it.' })

/** A page of entries. */
export const auditAnswer = pageAnswer(auditEntryAnswer, 'AuditEntries', 'Entries of the audit log, the newest first.')
