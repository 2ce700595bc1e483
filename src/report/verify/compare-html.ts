import { comparisonOf, differingLines, placeInText, textOf, type Comparison, type CopyReader } from './comparison.js'

const SAVED: Comparison = {
  kind: 'undecided',
  why: 'every word is as it was issued, but the page around it is not: browsers write a page anew when they save it. What it looks like cannot be told',
}

/** Copies of the page: browsers write it anew when they save it, so that only its words can be compared. */
export const htmlReader: CopyReader = {
  format: 'html',
  placeIn: (bytes) => Promise.resolve(placeInText(wordsOf(textOf(bytes)).join('\n'))),
  compare: (issued, copy) =>
    Promise.resolve(comparisonOf(differingLines(wordsOf(textOf(issued)), wordsOf(textOf(copy)), 'text'), SAVED)),
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The texts between the marks of a page, one each, with blanks of every kind as one. */
export function wordsOf(html: string): readonly string[] {
  const visible = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|script|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[^>]*>/g, '\n')
  return visible
    .split('\n')
    .map((line) => decoded(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
