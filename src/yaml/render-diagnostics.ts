import { padToWidth, textWidth } from '../shared/text-width.js'
import type { Diagnostic } from './diagnostic.js'

type Paint = (text: string) => string

/** What of a colour library is used here; all of it leaves the text as it is where there is no terminal. */
export interface DiagnosticColours {
  readonly bold: Paint
  readonly red: Paint
  readonly dim: Paint
  readonly cyan: Paint
}

const same: Paint = (text) => text
const plain: DiagnosticColours = { bold: same, red: same, dim: same, cyan: same }

/** Writes mistakes for a person: place, path and expectation on one line, then the line itself with a caret, then how to mend it. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], colours: DiagnosticColours = plain): string {
  const blocks = diagnostics.map((one) => renderOne(one, colours))
  return [...blocks, colours.bold(summary(diagnostics))].join('\n\n')
}

function renderOne(one: Diagnostic, colours: DiagnosticColours): string {
  const place = one.line === 0 ? one.file : `${one.file}:${one.line}:${one.column}`
  const subject = one.path === '' ? '' : `${one.path}: `
  const lines = [`${colours.bold(place)}  ${subject}${colours.red(one.message)}`]
  if (one.excerpt !== null) lines.push(...excerptLines(one, one.excerpt).map(colours.dim))
  if (one.hint !== null) lines.push(`    ${colours.cyan(one.hint)}`)
  return lines.join('\n')
}

function excerptLines(one: Diagnostic, excerpt: string): string[] {
  const number = String(one.line)
  return [
    `    ${number} | ${excerpt}`,
    `    ${' '.repeat(number.length)} | ${blank(excerpt.slice(0, Math.max(0, (one.excerptColumn ?? one.column) - 1)))}^`,
  ]
}

/** White space of the same width; a tab stays one, for it is as wide as the terminal makes it. */
function blank(text: string): string {
  return text
    .split('\t')
    .map((part) => padToWidth('', textWidth(part)))
    .join('\t')
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const files = new Set(diagnostics.map(({ file }) => file)).size
  return `${count(diagnostics.length, 'problem')} in ${count(files, 'file')}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
