import { gunzipSync, gzipSync } from 'node:zlib'
import type { Reader, Transaction } from '../store/database.js'
import { digestOf, REPORT_FORMATS, type IssuedFile, type ListedFile, type ReportFormat } from './issued-file.js'
import type { ReportPlace } from './report-number.js'

/** A file as it is kept. */
export interface PackedFile extends ListedFile {
  /** Its bytes, by gzip. */
  readonly body: Uint8Array
}

/** Takes a while for large ones: not within a transaction. */
export function packFile({ bytes, ...file }: IssuedFile): PackedFile {
  return { ...file, sha256: digestOf(bytes), size: bytes.byteLength, body: gzipSync(bytes) }
}

/** Keeps the files of a report. */
export async function keepFiles(
  transaction: Transaction,
  { number, revision }: ReportPlace,
  files: readonly PackedFile[],
): Promise<void> {
  for (const file of files)
    await transaction
      .insertInto('report_file')
      .values({ number, revision, ...file })
      .execute()
}

/** The files of a revision, without their contents. */
export async function listFiles(reader: Reader, { number, revision }: ReportPlace): Promise<readonly ListedFile[]> {
  const files = reader.selectFrom('report_file').select(['format', 'recipient', 'again', 'sha256', 'size'])
  const ofRevision = files.where('number', '=', number).where('revision', '=', revision)
  const rows = await ofRevision.orderBy('again').orderBy('recipient').execute()
  const order = (format: string) => REPORT_FORMATS.indexOf(format as ReportFormat)
  return rows
    .map((row) => ({ ...row, format: row.format as ReportFormat }))
    .sort((a, b) => order(a.format) - order(b.format))
}

/** The files of a revision in a format. */
export async function readFiles(
  reader: Reader,
  { number, revision }: ReportPlace,
  format: ReportFormat,
): Promise<readonly IssuedFile[]> {
  const files = reader.selectFrom('report_file').select(['recipient', 'again', 'body']).where('format', '=', format)
  const ofRevision = files.where('number', '=', number).where('revision', '=', revision)
  const rows = await ofRevision.orderBy('again').orderBy('recipient').execute()
  return rows.map(({ body, ...file }) => ({ ...file, format, bytes: new Uint8Array(gunzipSync(body)) }))
}

/** The page of a revision, which needs no other file; `null`: none was kept. */
export async function readPage(reader: Reader, place: ReportPlace): Promise<string | null> {
  const [file] = await readFiles(reader, place, 'html')
  return file === undefined ? null : new TextDecoder().decode(file.bytes)
}

/** Every file of a revision. */
export async function readAllFiles(reader: Reader, place: ReportPlace): Promise<readonly IssuedFile[]> {
  const files: IssuedFile[] = []
  for (const format of REPORT_FORMATS) files.push(...(await readFiles(reader, place, format)))
  return files
}

/** The file that has exactly these bytes; `null`: none was issued. */
export async function findByDigest(
  reader: Reader,
  sha256: string,
): Promise<(ReportPlace & { readonly format: ReportFormat; readonly recipient: string }) | null> {
  const files = reader.selectFrom('report_file').select(['number', 'revision', 'format', 'recipient'])
  const row = await files.where('sha256', '=', sha256).orderBy('number').orderBy('revision').limit(1).executeTakeFirst()
  return row === undefined ? null : { ...row, format: row.format as ReportFormat }
}
