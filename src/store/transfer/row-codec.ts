import { type Column, kindOf, type Row, type Value, VALUE_KINDS, type ValueKind } from './table-shape.js'

const LARGEST_INT = 2n ** 63n - 1n
const SMALLEST_INT = -(2n ** 63n)
const SAFE = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * Writes a row as a JSON array, without a line break. A value of its column's kind is written as it is: whole numbers as numbers (as texts
 * beyond 2^53, where most readers of JSON would round them), doubles by the shortest digits that give the same double (`"-0"`, `"Infinity"`,
 * `"-Infinity"`, `"NaN"` as texts), bytes in base64. A value of another kind says which: `{"text":"abc"}`.
 */
export function encodeRow(columns: readonly Column[], row: Row): string {
  return `[${row.map((value, index) => encodeValue(columns[index]?.kind, value)).join(',')}]`
}

function encodeValue(kind: ValueKind | undefined, value: Value): string {
  if (value === null) return 'null'
  const own = kindOf(value)
  return own === kind ? plain(value) : `{${JSON.stringify(own)}:${plain(value)}}`
}

function plain(value: Exclude<Value, null>): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? String(value) : oddDouble(value)
  if (typeof value === 'bigint') return value > SAFE || value < -SAFE ? `"${value}"` : String(value)
  return `"${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')}"`
}

function oddDouble(value: number): string {
  return Object.is(value, -0) ? '"-0"' : `"${value}"`
}

/** A line that is no row of its table. */
export class RowError extends Error {}

/**
 * The inverse of `encodeRow`.
 *
 * @throws RowError says what was expected
 */
export function decodeRow(columns: readonly Column[], line: string): Row {
  const values = parsed(line)
  if (!Array.isArray(values) || values.length !== columns.length)
    throw new RowError(`expected a JSON array of ${columns.length} values`)
  return columns.map((column, index) => decodeValue(column, values[index]))
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new RowError('expected JSON', { cause })
  }
}

function decodeValue({ name, kind }: Column, written: unknown): Value {
  if (written === null) return null
  const [own, content] = kindAndContent(kind, written)
  const value = DECODERS[own](content)
  if (value === undefined) throw new RowError(`expected ${WORDS[own]} in ${name}`)
  return value
}

function kindAndContent(kind: ValueKind, written: unknown): readonly [ValueKind, unknown] {
  if (typeof written !== 'object' || written === null) return [kind, written]
  const entries: readonly (readonly [string, unknown])[] = Object.entries(written)
  const own = VALUE_KINDS.find((one) => one === entries[0]?.[0])
  return entries.length === 1 && own !== undefined ? [own, entries[0]?.[1]] : [kind, undefined]
}

const WORDS: Readonly<Record<ValueKind, string>> = {
  int: 'a whole number of 64 bits',
  real: 'a number',
  text: 'a text',
  blob: 'bytes in base64',
}

/** `undefined`: it is something else. */
const DECODERS: Readonly<Record<ValueKind, (written: unknown) => Value | undefined>> = {
  int: decodeInt,
  real: decodeReal,
  text: (written) => (typeof written === 'string' ? written : undefined),
  blob: decodeBytes,
}

function decodeInt(written: unknown): bigint | undefined {
  if (Number.isSafeInteger(written)) return BigInt(written as number)
  if (typeof written !== 'string' || !/^-?\d{1,19}$/.test(written)) return undefined
  const value = BigInt(written)
  return value >= SMALLEST_INT && value <= LARGEST_INT ? value : undefined
}

const ODD_DOUBLES: ReadonlyMap<unknown, number> = new Map([
  ['-0', -0],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['NaN', NaN],
])

function decodeReal(written: unknown): number | undefined {
  return typeof written === 'number' ? written : ODD_DOUBLES.get(written)
}

function decodeBytes(written: unknown): Uint8Array | undefined {
  if (typeof written !== 'string') return undefined
  const bytes = Buffer.from(written, 'base64')
  return bytes.toString('base64') === written ? bytes : undefined
}
