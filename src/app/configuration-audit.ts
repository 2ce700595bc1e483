import { recordChange } from '../audit/audit-store.js'
import { readNewestEntries } from '../audit/audit-entries-read-store.js'
import { byJob } from '../audit/initiator.js'
import type { Config } from '../config/config.js'
import type { Database } from '../store/database.js'
import type { Taking } from './reload.js'

const OBJECT = { kind: 'configuration', id: 'daemon' } as const

export interface TakenConfiguration extends Taking {
  readonly before: string
  readonly after: string
  readonly at: Date
}

/** Notes that the daemon works with another configuration from now on, before it does: where nothing can be noted, the old one stays. */
export function noteConfiguration(database: Database, taken: TakenConfiguration): Promise<void> {
  const { initiator, vanished, before, after, at } = taken
  const values = { old: { hash: before }, new: { hash: after, vanished } }
  return database.write((transaction) =>
    recordChange(transaction, { initiator, at, action: 'configuration.reload', object: OBJECT, ...values }),
  )
}

/** The same at a start: a configuration that was changed while no daemon ran came in by nobody's request. */
export async function noteStart(database: Database, { hash }: Pick<Config, 'hash'>, at: Date): Promise<void> {
  const newest = { before: null, most: 1, object: `${OBJECT.kind}:${OBJECT.id}` }
  const [last] = await database.read((reader) => readNewestEntries(reader, newest))
  const before = last?.new ?? null
  if (hashIn(before) === hash) return
  const values = { old: before, new: { hash } }
  const change = { initiator: byJob('start'), at, action: 'configuration.start', object: OBJECT, ...values }
  await database.write((transaction) => recordChange(transaction, change))
}

function hashIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'hash' in value ? value.hash : null
}
