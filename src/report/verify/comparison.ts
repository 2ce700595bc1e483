import type { ReportFormat } from '../issued-file.js'
import type { ReportPlace } from '../report-number.js'

/** What a copy says beside what was issued, where their bytes differ. */
export type Comparison =
  /** The same: it was only written another way. */
  | { readonly kind: 'same' }
  /** No word or figure differs, but whether all is as it was issued cannot be told. */
  | { readonly kind: 'undecided'; readonly why: string }
  /** Something else, first of all this. */
  | { readonly kind: 'different'; readonly differences: readonly string[] }

/** What is known of the files of one format. */
export interface CopyReader {
  readonly format: ReportFormat
  /** Which report a copy says that it is; `null`: none, or it cannot be read. */
  placeIn(bytes: Uint8Array): Promise<ReportPlace | null>
  /** Holds a copy against what was issued. */
  compare(issued: Uint8Array, copy: Uint8Array): Promise<Comparison>
}

/** Nobody reads more than these to know that something was changed. */
const MOST_DIFFERENCES = 10

/** `different` where there are differences, else `otherwise`. */
export function comparisonOf(differences: readonly string[], otherwise: Comparison = { kind: 'same' }): Comparison {
  if (differences.length === 0) return otherwise
  const more = differences.length - MOST_DIFFERENCES
  const first = differences.slice(0, MOST_DIFFERENCES)
  return { kind: 'different', differences: more > 0 ? [...first, `and ${more} more`] : first }
}

/** The comparison with the one of several issued files that the copy is most like. */
export function closest(comparisons: readonly Comparison[]): Comparison | null {
  const distance = (one: Comparison) =>
    one.kind === 'same' ? 0 : one.kind === 'undecided' ? 1 : 1 + one.differences.length
  return [...comparisons].sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/** Bytes as text; what is no UTF-8 shows as that. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes)
}

/** Which report a text names in its footer: the first number, and the revision behind it. */
export function placeInText(text: string): ReportPlace | null {
  const [, number, revision] = /\b(\d{4}-\d{6,})\b\D{1,40}?(\d{1,6})\b/.exec(text) ?? []
  return number === undefined || revision === undefined ? null : { number, revision: Number(revision) }
}

/** Lines of two texts that differ, in their order: `line 12: "99.9 %" was issued, "99.99 %" stands there`. */
export function differingLines(issued: readonly string[], copy: readonly string[], where = 'line'): readonly string[] {
  const longest = Math.max(issued.length, copy.length)
  const differences: string[] = []
  for (let index = 0; index < longest; index++) {
    const [was, is] = [issued[index], copy[index]]
    if (was !== is) differences.push(`${where} ${index + 1}: ${said(was, is)}`)
  }
  return differences
}

/** `"99.9 %" was issued, "99.99 %" stands there`; `undefined`: nothing. */
export function said(issued: string | undefined, copy: string | undefined): string {
  return `${quoted(issued)} was issued, ${quoted(copy)} stands there`
}

const LONGEST_QUOTE = 80

function quoted(text: string | undefined): string {
  if (text === undefined) return 'nothing'
  return JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text)
}
