import { recordChange } from '../audit/audit-store.js'
import type { Initiator } from '../audit/initiator.js'
import { written } from '../shared/answer-fields.js'
import type { Database } from '../store/database.js'

/** That a pack was made and put into its folder. */
export interface PackRecord {
  readonly madeAt: Date
  readonly configHash: string
  readonly folder: string
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[]
}

/** The newest; `null`: none was ever made. */
export function readPackRecord(database: Database): Promise<PackRecord | null> {
  return database.read(async (reader) => {
    const row = await reader
      .selectFrom('emergency_pack')
      .selectAll()
      .orderBy('made_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (row === undefined) return null
    const files = JSON.parse(row.files) as PackRecord['files']
    return { madeAt: new Date(row.made_at), configHash: row.config_hash, folder: row.folder, files }
  })
}

/** Keeps that a pack was made, with its entry in the audit log. */
export function keepPackRecord(database: Database, record: PackRecord, initiator: Initiator): Promise<void> {
  const { madeAt: at, configHash, folder, files } = record
  return database.write(async (transaction) => {
    await transaction.deleteFrom('emergency_pack').execute()
    const row = { made_at: at.getTime(), config_hash: configHash, folder, files: JSON.stringify(files) }
    await transaction.insertInto('emergency_pack').values(row).execute()
    const object = { kind: 'emergency_pack', id: folder }
    await recordChange(transaction, {
      initiator,
      at,
      action: 'emergency_pack.make',
      object,
      new: written({ configHash, files }),
    })
  })
}
