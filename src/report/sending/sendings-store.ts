import type { OutboxStore } from '../../notify/outbox-store.js'
import type { Reader, Transaction } from '../../store/database.js'
import { fromUnix, toUnix } from '../../store/unix-time.js'
import { keepFiles, packFile, type PackedFile } from '../report-files-store.js'
import type { ReportPlace } from '../report-number.js'
import type { Sending } from './compose-sendings-sender.js'

/** Messages of a revision that are about to go into the outbox. */
export interface PackedSendings {
  readonly sendings: readonly Sending[]
  /** Its mails, as they leave. */
  readonly files: readonly PackedFile[]
  readonly at: Date
  /** 0; from 1 on where it is sent again, and which time that is. */
  readonly again: number
  /** Who sends it again; `null`: it goes out by itself. */
  readonly by: string | null
}

/** Takes a while for large mails: not within a transaction. */
export function packSendings(
  sendings: readonly Sending[],
  sent: Pick<PackedSendings, 'at' | 'again' | 'by'>,
): PackedSendings {
  const mails = sendings.filter(({ message }) => message.kind === 'email')
  const files = mails.map(({ message: { body }, asked }) =>
    packFile({ format: 'eml', recipient: asked, again: sent.again, bytes: body }),
  )
  return { ...sent, sendings, files }
}

/** Puts messages into the outbox, and what they are into the record. */
export async function putSendings(
  outbox: OutboxStore,
  transaction: Transaction,
  { place, packed }: { readonly place: ReportPlace; readonly packed: PackedSendings },
): Promise<void> {
  const { number, revision } = place
  const { sendings, files, at, again, by: by_name } = packed
  await keepFiles(transaction, place, files)
  for (const { message, asked } of sendings) {
    await outbox.put(transaction, message, at)
    const row = { key: message.key, number, revision, asked, again, by_name, at: toUnix(at) }
    await transaction.insertInto('report_sending').values(row).execute()
  }
}

/** A message with which a revision left the house. */
export interface KeptSending {
  /** In the outbox. */
  readonly key: string
  /** Whom it asked for an answer; '': nobody. */
  readonly asked: string
  /** 0; from 1 on where it was sent again. */
  readonly again: number
  /** Who sent it again; `null`: it went out by itself. */
  readonly by: string | null
  readonly at: Date
}

/** All messages of a revision, first things first. */
export async function sendingsOf(reader: Reader, { number, revision }: ReportPlace): Promise<readonly KeptSending[]> {
  const sendings = reader.selectFrom('report_sending').selectAll().where('number', '=', number)
  const rows = await sendings.where('revision', '=', revision).orderBy('at').orderBy('again').orderBy('key').execute()
  return rows.map(({ key, asked, again, by_name: by, at }) => ({ key, asked, again, by, at: fromUnix(at) }))
}

/** The newest revision that was sent before another one; `null`: its readers have none. */
export async function sentBefore(reader: Reader, { number, revision }: ReportPlace): Promise<number | null> {
  const earlier = reader.selectFrom('report_sending').select('revision').where('number', '=', number)
  const row = await earlier.where('revision', '<', revision).orderBy('revision', 'desc').limit(1).executeTakeFirst()
  return row?.revision ?? null
}
