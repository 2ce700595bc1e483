import { gunzipSync, gzipSync } from 'node:zlib'
import type { Reader, Transaction } from '../../store/database.js'
import { reportAttachments } from '../report-attachments.js'
import { readFiles } from '../report-files-store.js'
import type { ReportPlace } from '../report-number.js'
import type { FilledLetter, IssuedLetter } from './letter.js'

/** A letter as it is kept. */
export interface PackedLetter extends ReportPlace {
  /** JSON, by gzip. */
  readonly body: Uint8Array
}

/** Takes a while where it has charts: not within a transaction. */
export function packLetter(letter: IssuedLetter): PackedLetter {
  const { number, revision, images } = letter
  const written = { ...letter, images: images.map((one) => ({ ...one, png: Buffer.from(one.png).toString('base64') })) }
  return { number, revision, body: gzipSync(JSON.stringify(written)) }
}

/** Keeps what the messages of a report say. */
export async function keepLetter(transaction: Transaction, { number, revision, body }: PackedLetter): Promise<void> {
  await transaction.insertInto('report_letter').values({ number, revision, body }).execute()
}

/** What the messages of a revision say, with the files that go with it; `null`: it was issued before that was kept. */
export async function readLetter(
  reader: Reader,
  { number, revision }: ReportPlace,
): Promise<FilledLetter<IssuedLetter> | null> {
  const rows = reader.selectFrom('report_letter').select('body').where('number', '=', number)
  const row = await rows.where('revision', '=', revision).executeTakeFirst()
  if (row === undefined) return null
  const letter = unpacked(new Uint8Array(row.body))
  const attachments = await reportAttachments(letter, async (format) => {
    const [file] = await readFiles(reader, { number, revision }, format)
    if (file === undefined) throw new Error(`the report ${number} was issued without its ${format}`)
    return file.bytes
  })
  return { letter, attachments }
}

type Written = Omit<IssuedLetter, 'images'> & {
  readonly images: readonly (Omit<IssuedLetter['images'][number], 'png'> & { readonly png: string })[]
}

/** As `packLetter` wrote it: nobody else writes there. */
function unpacked(body: Uint8Array): IssuedLetter {
  const written = JSON.parse(gunzipSync(body).toString()) as Written
  const images = written.images.map((one) => ({ ...one, png: new Uint8Array(Buffer.from(one.png, 'base64')) }))
  return { ...written, images }
}
