import type { Database } from '../../store/database.js'
import { digestOf, type ReportFormat } from '../issued-file.js'
import { findByNumber, type IssuedReport } from '../issued-reports-read-store.js'
import { findByDigest, readFiles } from '../report-files-store.js'
import type { ReportPlace } from '../report-number.js'
import { csvReader } from './compare-csv.js'
import { htmlReader } from './compare-html.js'
import { jsonReader } from './compare-json.js'
import { mailReader } from './compare-mail.js'
import { pdfReader } from './compare-pdf.js'
import { closest, type CopyReader } from './comparison.js'
import { formatOf } from './copy-format.js'
import type { Recomputed, Standing, Verification, VerifiedReport } from './verification.js'

export interface VerifyParts {
  readonly database: Database
  /** Makes a report again from what the ledger holds; `null`: that is not asked for. */
  readonly recompute: ((report: IssuedReport) => Promise<Recomputed>) | null
}

/** Says of a copy which report it is, whether it is as it was issued, and whether the ledger still says the same. */
export async function verifyCopy(parts: VerifyParts, bytes: Uint8Array): Promise<Verification> {
  const sha256 = digestOf(bytes)
  const known = await parts.database.read((reader) => findByDigest(reader, sha256))
  const format = known?.format ?? formatOf(bytes)
  const named = known ?? (await readerOf(format)?.placeIn(bytes)) ?? null
  const place = named === null ? null : { number: named.number, revision: named.revision }
  const copy = { format, sha256, place }
  if (place === null) return { ...copy, report: null }
  return { ...copy, report: await aboutReport(parts, { format, place, bytes, isKnown: known !== null }) }
}

async function aboutReport(parts: VerifyParts, copy: Copy): Promise<VerifiedReport | null> {
  const { number, revision } = copy.place
  const revisions = await parts.database.read((reader) => findByNumber(reader, number))
  const issued = revisions.find((one) => one.revision === revision)
  if (issued === undefined) return null
  const { report, period, issuedAt, hash } = issued
  const newest = revisions.at(-1)?.revision ?? revision
  return {
    ...{ report, period, issuedAt, hash },
    supersededBy: newest === revision ? null : newest,
    standing: copy.isKnown ? UNCHANGED : await standingOf(parts, copy),
    recomputed: (await parts.recompute?.(issued)) ?? null,
  }
}

const UNCHANGED: Standing = { kind: 'unchanged' }

const READERS: readonly CopyReader[] = [jsonReader, htmlReader, pdfReader, csvReader, mailReader]

function readerOf(format: ReportFormat): CopyReader | undefined {
  return READERS.find((reader) => reader.format === format)
}

interface Copy {
  readonly format: ReportFormat
  readonly place: ReportPlace
  readonly bytes: Uint8Array
  /** A file with these bytes was issued. */
  readonly isKnown: boolean
}

async function standingOf({ database }: VerifyParts, { format, place, bytes }: Copy): Promise<Standing> {
  const issued = await database.read((reader) => readFiles(reader, place, format))
  const reader = readerOf(format)
  if (reader === undefined || issued.length === 0)
    return { kind: 'undecided', why: `no ${format.toUpperCase()} of it was kept when it was issued` }
  const all = []
  for (const file of issued) all.push(await reader.compare(file.bytes, bytes))
  return closest(all) ?? UNCHANGED
}
