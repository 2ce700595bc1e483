import * as z from 'zod'
import { type Column, type TableShape, VALUE_KINDS } from './table-shape.js'

/** The version of the format. A file of a newer one is refused. */
export const EXPORT_FORMAT = 1

/** The first line: what the file is, and how the tables were when it was made. */
export interface ExportHead {
  readonly plimsoll_export: number
  /** Of the Plimsoll that made it. */
  readonly version: string
  /** RFC 3339. */
  readonly made_at: string
  /** `SQLite` or `PostgreSQL`. */
  readonly made_from: string
  /** Names of the migrations that the store had, in order. */
  readonly migrations: readonly string[]
}

/** The line before the rows of a table. */
export interface TableHead {
  readonly table: string
  readonly columns: readonly Column[]
  /** The highest number that the database has given to a row of it, as digits; `null`: it gives none, or has given none. */
  readonly lastNumber: bigint | null
}

/** The last line. */
export interface ExportFoot {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
  /** Of all bytes before this line, as hexadecimal digits. */
  readonly sha256: string
}

export function headLine(head: ExportHead): string {
  return `${JSON.stringify(head)}\n`
}

export function tableLine({ name, columns }: TableShape, lastNumber: bigint | null): string {
  const pairs = columns.map((column) => [column.name, column.kind])
  return `${JSON.stringify({ table: name, columns: pairs, last_number: lastNumber === null ? null : String(lastNumber) })}\n`
}

export function footLine(foot: ExportFoot): string {
  return `${JSON.stringify(foot)}\n`
}

const text = z.string()
const headSchema = z.object({
  plimsoll_export: z.number().int().positive(),
  version: text,
  made_at: text,
  made_from: text,
  migrations: z.array(text).min(1),
})
const tableSchema = z.object({
  table: text,
  columns: z.array(z.tuple([text, z.enum(VALUE_KINDS)])),
  last_number: z
    .string()
    .regex(/^\d{1,19}$/)
    .nullable(),
})
const footSchema = z.object({
  rows: z.record(text, z.number().int().nonnegative()),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** @returns `null`: this is no such line */
export function parseHead(line: string): ExportHead | null {
  return parse(headSchema, line)
}

/** The version of the format that a first line names, whatever else there is in it; `null`: none. */
export function formatOf(line: string): number | null {
  return parse(headSchema.pick({ plimsoll_export: true }), line)?.plimsoll_export ?? null
}

export function parseTable(line: string): TableHead | null {
  const read = parse(tableSchema, line)
  if (read === null) return null
  const columns = read.columns.map(([name, kind]) => ({ name, kind }))
  return { table: read.table, columns, lastNumber: read.last_number === null ? null : BigInt(read.last_number) }
}

export function parseFoot(line: string): ExportFoot | null {
  return parse(footSchema, line)
}

function parse<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
