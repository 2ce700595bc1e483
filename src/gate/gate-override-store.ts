import { recordChange } from '../audit/audit-store.js'
import type { Initiator } from '../audit/initiator.js'
import { written } from '../shared/answer-fields.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Reader } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import type { GateOverride } from './gate.js'

/** That of a service which is open the longest of those that hold now; `null`: there is none. */
export async function findOverride(reader: Reader, service: string, now: Date): Promise<GateOverride | null> {
  const held = reader.selectFrom('gate_override').selectAll().where('service', '=', service)
  const row = await held.where('until_at', '>', toUnix(now)).orderBy('until_at', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return null
  const { id, said_by: by, said_at, until_at, reason } = row
  return { id, service, by, at: fromUnix(said_at), until: fromUnix(until_at), reason }
}

interface OverrideParts {
  readonly database: Database
  readonly steps: Steps
}

/** Keeps that somebody opened a gate, with its entry in the audit log. */
export function addOverride(
  { database, steps }: OverrideParts,
  override: GateOverride,
  initiator: Initiator,
): Promise<void> {
  const { id, service, by, at, until, reason } = override
  return database.write(async (transaction) => {
    const row = { id, service, said_by: by, said_at: toUnix(at), until_at: toUnix(until), reason }
    await transaction.insertInto('gate_override').values(row).execute()
    const object = { kind: 'gate', id: service }
    await recordChange(transaction, { initiator, at, action: 'gate.override', object, new: written({ until, reason }) })
    steps('gate:stored')
  })
}
