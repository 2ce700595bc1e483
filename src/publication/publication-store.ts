import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { Reader, Transaction } from '../store/database.js'
import type { PublicationTable, PublicationUpdateTable } from '../store/publication-tables.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import { IMPACTS, STAGES, type Publication, type PublishedUpdate } from './publication.js'

type Beginning = Pick<Publication, 'uuid' | 'title' | 'started' | 'incident'>

/** Keeps a disturbance with what is said of it first. @returns its number */
export async function insertPublication(
  transaction: Transaction,
  { uuid, title, started, incident }: Beginning,
  first: PublishedUpdate,
): Promise<number> {
  const row = { uuid, title, started_at: toUnix(started), incident, recorded_at: toUnix(first.at) }
  const { id } = await transaction.insertInto('publication').values(row).returning('id').executeTakeFirstOrThrow()
  await insertUpdate(transaction, id, first)
  return id
}

/** Keeps what else is said of it. */
export async function insertUpdate(
  transaction: Transaction,
  id: number,
  { at, stage, body, impacts, author }: PublishedUpdate,
): Promise<void> {
  const row = { publication_id: id, at: toUnix(at), stage, body, impacts: JSON.stringify(impacts), author }
  await transaction.insertInto('publication_update').values(row).execute()
}

/** Keeps that it was a mistake. */
export async function insertPublicationWithdrawal(
  transaction: Transaction,
  id: number,
  { at, by, why }: NonNullable<Publication['withdrawn']>,
): Promise<void> {
  const row = { publication_id: id, at: toUnix(at), author: by, reason: why }
  await transaction.insertInto('publication_withdrawal').values(row).execute()
}

/** `null`: there is none of that number. */
export async function findPublication(reader: Reader, id: number): Promise<Publication | null> {
  const rows = await reader.selectFrom('publication').selectAll().where('id', '=', id).execute()
  return (await completed(reader, rows))[0] ?? null
}

/** The newest, newest first, withdrawn ones too. */
export async function newestPublications(reader: Reader, most: number): Promise<readonly Publication[]> {
  const newest = reader.selectFrom('publication').selectAll().orderBy('id', 'desc').limit(most)
  return completed(reader, await newest.execute())
}

/** What was told or withdrawn since an instant, or goes on; oldest first. */
export async function publicationsSince(reader: Reader, since: Date): Promise<readonly Publication[]> {
  const from = toUnix(since)
  const rows = await reader
    .selectFrom('publication')
    .selectAll()
    .where((where) => {
      const told = where.selectFrom('publication_update').select('publication_id').where('at', '>=', from)
      const over = where.selectFrom('publication_update').select('publication_id').where('stage', '=', 'resolved')
      const gone = where.selectFrom('publication_withdrawal').select('publication_id')
      return where.or([
        where('id', 'in', told),
        where('id', 'in', gone.where('at', '>=', from)),
        where.and([where('id', 'not in', over), where('id', 'not in', gone)]),
      ])
    })
    .orderBy('id')
    .execute()
  return completed(reader, rows)
}

/** By which readers know the feed. */
export async function readFeedUuid(reader: Reader): Promise<string> {
  return (await reader.selectFrom('publication_feed').select('uuid').executeTakeFirstOrThrow()).uuid
}

const stage = z.enum(STAGES)
const impacts = z.record(z.string(), z.enum(IMPACTS))

function toUpdate(row: Selectable<PublicationUpdateTable>): PublishedUpdate {
  return {
    ...{ at: fromUnix(row.at), stage: stage.parse(row.stage), body: row.body, author: row.author },
    impacts: impacts.parse(JSON.parse(row.impacts)),
  }
}

async function completed(
  reader: Reader,
  rows: readonly Selectable<PublicationTable>[],
): Promise<readonly Publication[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const of = reader.selectFrom('publication_update').selectAll().where('publication_id', 'in', ids)
  const updates = await of.orderBy('id').execute()
  const gone = reader.selectFrom('publication_withdrawal').selectAll().where('publication_id', 'in', ids)
  const withdrawals = new Map((await gone.execute()).map((one) => [one.publication_id, one]))
  return rows.map(({ id, uuid, title, incident, started_at }) => {
    const withdrawal = withdrawals.get(id)
    return {
      ...{ id, uuid, title, incident, started: fromUnix(started_at) },
      updates: updates.filter((one) => one.publication_id === id).map(toUpdate),
      withdrawn:
        withdrawal === undefined
          ? null
          : { at: fromUnix(withdrawal.at), by: withdrawal.author, why: withdrawal.reason },
    }
  })
}
