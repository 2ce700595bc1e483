/** What a column is made to hold: 64-bit whole numbers, doubles, texts, bytes. */
export const VALUE_KINDS = ['int', 'real', 'text', 'blob'] as const
export type ValueKind = (typeof VALUE_KINDS)[number]

export interface Column {
  readonly name: string
  readonly kind: ValueKind
}

/** A table as far as its rows are carried from one database to another. */
export interface TableShape {
  readonly name: string
  /** In the order in which values stand in a row. */
  readonly columns: readonly Column[]
  /** Columns by which rows are ordered: the key, or all of them where there is none. */
  readonly order: readonly string[]
  /** Whether the database gives each row a number, and none of them twice. */
  readonly isNumbered: boolean
}

/** What a column holds: a whole number, a double, a text, bytes, or nothing. The kind of the value, not of its column, decides. */
export type Value = bigint | number | string | Uint8Array | null

/** Values in the order of the columns. */
export type Row = readonly Value[]

/** The kind of a value that is there. */
export function kindOf(value: Exclude<Value, null>): ValueKind {
  if (typeof value === 'bigint') return 'int'
  if (typeof value === 'number') return 'real'
  return typeof value === 'string' ? 'text' : 'blob'
}

/** A name as both databases take it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
