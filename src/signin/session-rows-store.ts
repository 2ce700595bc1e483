import { sql, type Selectable } from 'kysely'
import * as z from 'zod'
import { ROLES } from '../access/roles.js'
import type { Reader, Transaction } from '../store/database.js'
import type { SessionTable } from '../store/session-tables.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import { IDLE_HOURS, MOST_DAYS, type ProviderSession, type Session } from './session.js'

const Provider = z.object({
  issuer: z.string(),
  clientId: z.string(),
  groups: z.array(z.string()),
  checkedAt: z.coerce.date(),
  sealed: z.string(),
})

/** `null`: no session has the digest. */
export async function findSession(reader: Reader, digest: string): Promise<Session | null> {
  const row = await reader.selectFrom('session').selectAll().where('digest', '=', digest).executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

/** All of them, the newest first. */
export async function listSessions(reader: Reader): Promise<readonly Session[]> {
  const rows = await reader
    .selectFrom('session')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy(sql`rowid`, 'desc')
    .execute()
  return rows.map(toSession)
}

export async function addSession(transaction: Transaction, session: Session, digest: string): Promise<void> {
  const { id, name, role, how, person, proof, provider, startedAt, usedAt, address, agent } = session
  const given = { id, digest, name, role, how, person, proof, address, agent }
  const instants = { started_at: toUnix(startedAt), used_at: toUnix(usedAt) }
  const values = { ...given, ...instants, provider: provider === null ? null : JSON.stringify(provider) }
  await transaction.insertInto('session').values(values).execute()
}

/** Which sessions are meant. */
export type Which = Partial<Pick<Session, 'id' | 'person' | 'name'>>

/** @returns those that there were */
export async function removeSessions(transaction: Transaction, which: Which): Promise<readonly Session[]> {
  let removing = transaction.deleteFrom('session').returningAll()
  for (const key of ['id', 'person', 'name'] as const)
    if (which[key] !== undefined) removing = removing.where(key, '=', which[key])
  return (await removing.execute()).map(toSession)
}

/** As `isOver` says. */
export async function removeOverSessions(transaction: Transaction, now: Date): Promise<readonly Session[]> {
  const at = toUnix(now)
  const removing = transaction
    .deleteFrom('session')
    .where((is) =>
      is.or([is('used_at', '<=', at - IDLE_HOURS * 3600), is('started_at', '<=', at - MOST_DAYS * 86_400)]),
    )
  return (await removing.returningAll().execute()).map(toSession)
}

export async function noteUse(transaction: Transaction, id: string, now: Date): Promise<void> {
  await transaction
    .updateTable('session')
    .set({ used_at: toUnix(now) })
    .where('id', '=', id)
    .execute()
}

export async function noteProvider(transaction: Transaction, id: string, provider: ProviderSession): Promise<void> {
  await transaction
    .updateTable('session')
    .set({ provider: JSON.stringify(provider) })
    .where('id', '=', id)
    .execute()
}

function toSession(row: Selectable<SessionTable>): Session {
  const { id, name, how, person, proof, provider, address, agent } = row
  return {
    ...{ id, name, how, person, proof, address, agent },
    role: z.enum(ROLES).parse(row.role),
    provider: provider === null ? null : Provider.parse(JSON.parse(provider)),
    startedAt: fromUnix(row.started_at),
    usedAt: fromUnix(row.used_at),
  }
}
