import { boundSpellings } from './bound-spellings.js'
import { editQuery, partsOf, sourceOf, type QueryNode } from './query-tree.js'
import { unquote } from './unquote.js'

/** Labels that hold a number, which Prometheus 3 spells anew at the scrape: `1` becomes `1.0`. */
const NUMBERS = ['le', 'quantile']

/** Lets every matcher on `le` or `quantile` find its number however it was spelled; what follows no number stays. */
export function withEverySpelling(query: string): string {
  if (!NUMBERS.some((label) => query.includes(label))) return query
  return editQuery(query, (part) => (part.node.name.endsWith('LabelMatcher') ? everySpelling(part) : null))
}

function everySpelling(matcher: QueryNode): string | null {
  const [label = '', operator = '', value = ''] = partsOf(matcher).map(sourceOf)
  const regular = REGULAR.get(operator)
  if (regular === undefined || !NUMBERS.includes(label.replaceAll('"', ''))) return null
  const spellings = spellingsOf(unquote(value))
  return spellings.length < 2 ? null : `${label}${regular}${JSON.stringify(spellings.map(escapeRe2).join('|'))}`
}

/** Operators that take a pattern in the place of those that take a text. */
const REGULAR: ReadonlyMap<string, string> = new Map([
  ['=', '=~'],
  ['!=', '!~'],
])

function spellingsOf(text: string): string[] {
  return NUMBER.test(text) ? [...new Set([text, ...boundSpellings(Number(text))])] : []
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,2})?$/i

/** A text as a pattern of RE2 that matches it alone. */
export function escapeRe2(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')
}
