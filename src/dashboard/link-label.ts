import { appendTo } from '../shared/lists-by.js'

/** A URL for one set of label values; `undefined`: there is none. */
export interface LinkEntry {
  /** In the order of `by`. */
  readonly values: readonly string[]
  readonly url: string | undefined
}

const KEY = '_key'

/**
 * Adds a URL to each series as a label. Most organisations have one pattern, which becomes one replacement; what does not follow it is
 * listed. Series that `entries` do not name follow the pattern too.
 */
export function withLinkLabel(
  expr: string,
  label: string,
  { by, entries }: { readonly by: readonly string[]; readonly entries: readonly LinkEntry[] },
): string {
  if (entries.every(({ url }) => url === undefined)) return expr
  const pattern = commonest(entries.flatMap(({ url, values }) => (url === undefined ? [] : [patternOf(url, values)])))
  const rest = entries.filter(({ url, values }) => fill(pattern, values) !== url)
  const parts = by.map(() => '([^/]*)').join('/')
  const keyed = `label_join(${expr}, "${KEY}", "/", ${by.map((name) => `"${name}"`).join(', ')})`
  const usual = replace(keyed, label, { text: template(pattern), regex: parts })
  const all = [...groupByUrl(rest)].reduce(
    (inner, [url, keys]) => replace(inner, label, { text: template(url), regex: keys.map(escape).join('|') }),
    usual,
  )
  return `label_replace(${all}, "${KEY}", "", "", "")`
}

function replace(inner: string, label: string, { text, regex }: { text: string; regex: string }): string {
  return `label_replace(${inner}, "${label}", ${JSON.stringify(text)}, "${KEY}", ${JSON.stringify(regex)})`
}

function groupByUrl(entries: readonly LinkEntry[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { url = '', values } of entries) appendTo(groups, url, values.join('/'))
  return groups
}

/** The URL with `{0}` in place of the first value, and so on, where it stands as a word. */
function patternOf(url: string, values: readonly string[]): string {
  return values.reduce((text, value, place) => {
    const word = new RegExp(`(?<![A-Za-z0-9])${escape(value)}(?![A-Za-z0-9])`, 'g')
    return text.replace(word, `{${place}}`)
  }, url)
}

function fill(pattern: string, values: readonly string[]): string {
  return values.reduce((text, value, place) => text.replaceAll(`{${place}}`, value), pattern)
}

function commonest(patterns: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const pattern of patterns) counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

/** As `label_replace` reads it: `$1` is the first part of the key; a dollar of the URL itself is percent-encoded. */
function template(pattern: string): string {
  return pattern.replaceAll('$', '%24').replace(/\{(\d)\}/g, (_, place: string) => `\${${Number(place) + 1}}`)
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
