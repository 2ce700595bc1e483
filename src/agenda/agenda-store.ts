import type { Selectable } from 'kysely'
import type { AgendaItemTable } from '../store/agenda-tables.js'
import type { Database, Reader, Transaction } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import type { CalendarItem, ItemContent } from './calendar-item.js'
import type { PublishedItem } from './render-calendar.js'

type Row = Selectable<AgendaItemTable>

export interface Publishing {
  readonly items: readonly CalendarItem[]
  readonly now: Date
  readonly newId: () => string
}

/** Calendars that fetch seldom still learn of what was cancelled for so long. */
const CANCELLED_DAYS = 90

/**
 * Notes what is new, changed or gone since the calendar was made last: ids stay, numbers of changes rise, and what is gone is cancelled. Writes
 * only where something is.
 *
 * @returns all that the calendar shows
 */
export async function publishItems(database: Database, publishing: Publishing): Promise<readonly PublishedItem[]> {
  const before = await database.read(readRows)
  const changes = changesOf(before, publishing)
  if (changes.kept.length + changes.gone.length === 0) return before.map(toPublished)
  return database.write(async (transaction) => {
    // Somebody else may have written meanwhile.
    const { kept, gone } = changesOf(await readRows(transaction), publishing)
    for (const row of kept) await keep(transaction, row)
    if (gone.length > 0) await transaction.deleteFrom('agenda_item').where('key', 'in', gone).execute()
    return (await readRows(transaction)).map(toPublished)
  })
}

/** Part of the address of the calendar. */
export async function readSecret(reader: Reader): Promise<string> {
  return (await reader.selectFrom('agenda_secret').select('secret').executeTakeFirstOrThrow()).secret
}

/** Another one takes its place: who knows the old address reads nothing any more. */
export async function replaceSecret(transaction: Transaction, secret: string): Promise<void> {
  await transaction.deleteFrom('agenda_secret').execute()
  await transaction.insertInto('agenda_secret').values({ secret }).execute()
}

function readRows(reader: Reader): Promise<readonly Row[]> {
  return reader.selectFrom('agenda_item').selectAll().orderBy('key').execute()
}

async function keep(transaction: Transaction, row: Row): Promise<void> {
  const { key, ...values } = row
  const insert = transaction.insertInto('agenda_item').values({ key, ...values })
  await insert.onConflict((conflict) => conflict.column('key').doUpdateSet(values)).execute()
}

interface Changes {
  readonly kept: readonly Row[]
  /** Keys of what need not be told any more. */
  readonly gone: readonly string[]
}

function changesOf(rows: readonly Row[], { items, now, newId }: Publishing): Changes {
  const known = new Map(rows.map((row) => [row.key, row]))
  const wanted = new Set(items.map(({ key }) => key))
  const missing = rows.filter(({ key }) => !wanted.has(key))
  const isPast = ({ content }: Row) => endOf(contentOf(content)) <= now.getTime()
  const isLongCancelled = ({ is_cancelled: cancelled, changed_at: at }: Row) =>
    cancelled === 1 && now.getTime() - fromUnix(at).getTime() > CANCELLED_DAYS * 86_400_000
  const gone = missing.filter((row) => isPast(row) || isLongCancelled(row)).map(({ key }) => key)
  const cancelled = missing
    .filter((row) => row.is_cancelled === 0 && !gone.includes(row.key))
    .map((row) => ({ ...row, is_cancelled: 1, sequence: row.sequence + 1, changed_at: toUnix(now) }))
  const present = items.flatMap((item) => changed(item, known.get(item.key), { now, newId }) ?? [])
  return { kept: [...present, ...cancelled], gone }
}

/** `null`: it is as it was. */
function changed(
  { key, basis, contentFrom }: CalendarItem,
  before: Row | undefined,
  { now, newId }: Pick<Publishing, 'now' | 'newId'>,
): Row | null {
  const begins = before !== undefined && before.basis === basis ? before.begins_at : toUnix(now)
  const content = JSON.stringify(contentFrom(fromUnix(begins)))
  const next = { key, basis, content, begins_at: begins, changed_at: toUnix(now), is_cancelled: 0 }
  if (before === undefined) return { ...next, uid: newId(), sequence: 0 }
  const isSame = before.content === content && before.is_cancelled === 0
  return isSame ? null : { ...next, uid: before.uid, sequence: before.sequence + 1 }
}

function contentOf(text: string): ItemContent {
  // Written by this file alone.
  return JSON.parse(text) as ItemContent
}

function endOf({ ends }: ItemContent): number {
  return ends === null ? Number.POSITIVE_INFINITY : Date.parse(ends)
}

function toPublished({ uid, sequence, changed_at: at, is_cancelled: cancelled, content }: Row): PublishedItem {
  return { uid, sequence, changed: fromUnix(at), isCancelled: cancelled === 1, content: contentOf(content) }
}
