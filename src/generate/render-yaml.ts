/** What generated documents are made of: texts, numbers, truth values, lists and maps of them. `undefined` values of maps are left out. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | object

/**
 * Writes plain data as block-style YAML: texts of several lines as block scalars, others plain where every YAML 1.1 and 1.2 reader takes
 * them for the same text. Six times as fast as the general library, whose documents and nodes would double the time of a large `generate`.
 *
 * @param head comments, line by line, that come before
 */
export function renderYaml(value: YamlValue, head: readonly string[] = []): string {
  const lines = [...head]
  writeValue(value, { lines, indent: '', lead: '' })
  // The last line break as a line of its own: appended, it would make the whole text be copied once more.
  lines.push('')
  return lines.join('\n')
}

interface Place {
  readonly lines: string[]
  /** Of the lines that follow. */
  readonly indent: string
  /** What already stands on the line, e.g. `  - ` or `    expr:`. */
  readonly lead: string
}

function writeValue(value: YamlValue, place: Place): void {
  if (typeof value === 'number' || typeof value === 'boolean') place.lines.push(`${place.lead}${String(value)}`)
  else if (typeof value === 'string') writeText(value, place)
  else if (isList(value)) writeList(value, place)
  else writeMap(value, place)
}

function isList(value: readonly YamlValue[] | object): value is readonly YamlValue[] {
  return Array.isArray(value)
}

function writeList(values: readonly YamlValue[], { lines, indent, lead }: Place): void {
  if (values.length === 0) lines.push(`${lead}[]`)
  else if (lead.endsWith(': ')) lines.push(lead.trimEnd())
  let start = lead.endsWith('- ') ? lead : indent
  for (const value of values) {
    writeValue(value, { lines, indent: begun(indent, '  '), lead: begun(start, '- ') })
    start = indent
  }
}

function writeMap(map: object, { lines, indent, lead }: Place): void {
  const values = map as Readonly<Record<string, YamlValue | undefined>>
  const keys = Object.keys(values).filter((key) => values[key] !== undefined)
  if (keys.length === 0) lines.push(`${lead}{}`)
  else if (lead.endsWith(': ')) lines.push(lead.trimEnd())
  let start = lead.endsWith('- ') ? lead : indent
  for (const key of keys) {
    writeValue(values[key] as YamlValue, { lines, indent: begun(indent, '  '), lead: keyed(start, key) })
    start = indent
  }
}

const begun = remembering((start, mark) => `${start}${mark}`)
const keyed = remembering((start, key) => `${start}${scalar(key)}: `)

/** For the beginnings of lines, which are few and come again and again: kept, they cost a large document neither time nor memory. */
function remembering(write: (start: string, next: string) => string): (start: string, next: string) => string {
  const byStart = new Map<string, Map<string, string>>()
  return (start, next) => {
    const known = byStart.get(start) ?? new Map<string, string>()
    if (known.size === 0) byStart.set(start, known)
    const text = known.get(next) ?? write(start, next)
    known.set(next, text)
    return text
  }
}

function writeText(text: string, { lines, indent, lead }: Place): void {
  if (!text.includes('\n') || !BLOCK.test(text)) {
    lines.push(`${lead}${scalar(text)}`)
    return
  }
  lines.push(`${lead}|-`)
  for (const line of text.split('\n')) lines.push(line === '' ? '' : `${indent}${line}`)
}

/** Several printable lines, none of them with blanks at an end, the first and the last not empty. */
const BLOCK =
  /^(?!\s)[^\p{C}\p{Zl}\p{Zp}\n]+(\n[^\p{C}\p{Zl}\p{Zp}\n]*(?<! ))*\n[^\p{C}\p{Zl}\p{Zp}\n]*[^\p{C}\p{Z}\n]$/u

/** One printable line that begins like no other YAML construct and is no number. */
const PLAIN = /^(?:[a-zA-Z_(/]|\d[\d.]*(?:[smhdw]|ms)(?:$|\d)|\d[\d.]* (?!\d))[^\p{C}\p{Zl}\p{Zp}]*$/u
const AMBIGUOUS = /: |:$| #| $|^(?:true|false|null|yes|no|on|off|y|n|[e_]+[\d_.e]*)$/i
const PRINTABLE = /^[^\p{C}\p{Zl}\p{Zp}]*$/u

function scalar(text: string): string {
  if (PLAIN.test(text) && !AMBIGUOUS.test(text)) return text
  if (PRINTABLE.test(text)) return `'${text.replaceAll("'", "''")}'`
  // JSON's escapes are YAML's too; what JSON leaves as it is but YAML reads as a line break or refuses is escaped here.
  return JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`
  })
}
