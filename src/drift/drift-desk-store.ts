import type { Clock } from '../shared/clock.js'
import type { Database, Reader, Transaction } from '../store/database.js'
import {
  recordOf,
  serverId,
  standingOf,
  type AskedServer,
  type DriftItem,
  type DriftLook,
  type DriftRecord,
  type DriftServer,
  type DriftStanding,
} from './drift.js'

export interface DriftDeskParts {
  readonly servers: readonly AskedServer[]
  readonly config: { readonly hash: string }
  readonly database: Database
  readonly clock: Clock
  /** From which age on what is kept says nothing of now. */
  readonly longestMs: number
}

/** Keeps how servers stood when they were last asked. */
export interface DriftDesk {
  /** How all of them stand now, in the order of the configuration. Rejects when the store fails. */
  readonly standings: () => Promise<readonly DriftStanding[]>
  readonly keep: (looks: readonly DriftLook[]) => Promise<void>
}

export function createDriftDesk({ servers, config, database, clock, longestMs }: DriftDeskParts): DriftDesk {
  let known: ReadonlyMap<string, DriftRecord> | null = null
  const records = async () => (known ??= await database.read(readRecords))
  return {
    async standings() {
      const all = await records()
      const now = { at: clock(), configHash: config.hash, longestMs }
      return servers.map((asked) => standingOf(asked, all.get(serverId(asked)) ?? null, now))
    },
    async keep(looks) {
      const before = await records()
      const now = { at: clock(), configHash: config.hash }
      const after = looks.map((look) => recordOf(look, before.get(serverId(look)) ?? null, now))
      await database.write((transaction) => writeRecords(transaction, after))
      known = new Map(after.map((record) => [serverId(record), record]))
    },
  }
}

async function readRecords(reader: Reader): Promise<ReadonlyMap<string, DriftRecord>> {
  const rows = await reader.selectFrom('drift_record').selectAll().execute()
  const records = rows.map((row): DriftRecord => ({
    ...{ server: row.server as DriftServer, name: row.name, url: row.url, configHash: row.config_hash },
    ...{ askedAt: new Date(row.asked_at), answeredAt: instantOf(row.answered_at), problem: row.problem },
    ...{ unknownSince: instantOf(row.unknown_since), differentSince: instantOf(row.different_since) },
    items: JSON.parse(row.items) as readonly DriftItem[],
  }))
  return new Map(records.map((record) => [serverId(record), record]))
}

/** Servers that are asked no more are forgotten. */
async function writeRecords(transaction: Transaction, records: readonly DriftRecord[]): Promise<void> {
  await transaction.deleteFrom('drift_record').execute()
  const rows = records.map(({ server, name, url, ...record }) => ({
    ...{ server, name, url, config_hash: record.configHash, problem: record.problem },
    ...{ asked_at: record.askedAt.getTime(), answered_at: record.answeredAt?.getTime() ?? null },
    unknown_since: record.unknownSince?.getTime() ?? null,
    different_since: record.differentSince?.getTime() ?? null,
    items: JSON.stringify(record.items),
  }))
  if (rows.length > 0) await transaction.insertInto('drift_record').values(rows).execute()
}

function instantOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms)
}
