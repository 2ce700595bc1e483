import pg from 'pg'

type Parse = (text: string) => unknown

/** The numbers of the types, as `pg_type` has them for good. */
const BOOL = 16
const BYTEA = 17
const INT8 = 20
const JSON_TEXT = 114
const NUMERIC = 1700
const JSONB = 3802

const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [BOOL, (text) => (text === 't' ? 1 : 0)],
  [BYTEA, bytes],
  [INT8, wholeNumber],
  [NUMERIC, Number],
  [JSON_TEXT, (text) => text],
  [JSONB, (text) => text],
])

/** Values as SQLite gives them: whole numbers as numbers, truth as 0 and 1, bytes as `ArrayBuffer`, JSON as its text. */
export const columnTypes = new pg.TypeOverrides()
for (const [type, parse] of PARSERS) columnTypes.setTypeParser(type, parse)

/** @throws RangeError as the driver of SQLite does: such a row would be read as another one */
function wholeNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError(`the store holds ${text}, which is beyond the whole numbers that can be told apart here`)
}

function bytes(text: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(text.slice('\\x'.length), 'hex')).buffer
}

/** What a statement is given: a text cannot hold the NUL character, which is replaced as it is for SQLite. */
export function parameterOf(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd')
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  return value
}
