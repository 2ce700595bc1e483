import type { Code, Heading, Outline, OutlineEntry, Queries, Sentences } from '../../document/blocks.js'
import { keepUnits } from '../../words/text-layout.js'
import type { PdfElement, PdfSheet } from './pdf-sheet.js'
import { PDF_ROLES } from './pdf-style.js'

const GAP = 5
const INDENT = 12

export function writeSentences(sheet: PdfSheet, parent: PdfElement, { texts }: Sentences): void {
  for (const text of texts) {
    sheet.skip(GAP)
    sheet.flow({ parent, type: 'P' }, keepUnits(text), PDF_ROLES.sentence)
  }
}

/** Lists within lists, as deep as it goes. */
export function writeOutline(sheet: PdfSheet, parent: PdfElement, { entries }: Outline): void {
  writeEntries(sheet, parent, { entries, indent: 0 })
}

function writeEntries(
  sheet: PdfSheet,
  parent: PdfElement,
  { entries, indent }: { readonly entries: readonly OutlineEntry[]; readonly indent: number },
): void {
  const list = sheet.element(parent, 'L')
  for (const { text, under = [] } of entries) {
    const body = sheet.element(sheet.element(list, 'LI'), 'LBody')
    sheet.skip(GAP / 2)
    const place = { x: sheet.left + indent, width: sheet.width - indent }
    sheet.flow({ parent: body, type: 'P' }, keepUnits(text), { ...PDF_ROLES.sentence, ...place })
    if (under.length > 0) writeEntries(sheet, body, { entries: under, indent: indent + INDENT })
  }
}

export function writeQueries(sheet: PdfSheet, parent: PdfElement, { title, queries }: Queries): void {
  sheet.skip(GAP)
  const place = { x: sheet.left + INDENT, width: sheet.width - INDENT }
  const lines = queries.map(({ counts, promql }) => `${counts}: ${promql}`)
  const height = lines.reduce((sum, line) => sum + 2 + sheet.measure(line, PDF_ROLES.query, place.width), 0)
  // Few queries stand together below what they count.
  sheet.keep(Math.min(height + 15, sheet.pageHeight / 4))
  sheet.write({ parent, type: 'P' }, title, PDF_ROLES.sentence)
  for (const line of lines) {
    sheet.skip(2)
    sheet.flow({ parent, type: 'P' }, line, { ...PDF_ROLES.query, ...place })
  }
}

/** A heading, which does not stand alone at the foot of a page. */
export function writeHeading(sheet: PdfSheet, parent: PdfElement, { text }: Heading): void {
  sheet.skip(GAP * 2)
  sheet.keep(sheet.measure(text, PDF_ROLES.cardTitle) + 30)
  sheet.write({ parent, type: 'H3' }, keepUnits(text), PDF_ROLES.cardTitle)
}

/** Lines as they are; an indent is kept. */
export function writeCode(sheet: PdfSheet, parent: PdfElement, { lines }: Code): void {
  const place = { x: sheet.left + INDENT, width: sheet.width - INDENT }
  const body = sheet.element(parent, 'Code')
  sheet.skip(GAP)
  for (const line of lines) {
    // Spaces at the beginning of a line would be left out.
    const kept = line.replace(/^[ \t]+/, (indent) => '\u00a0'.repeat(indent.length))
    sheet.flow({ parent: body, type: 'P' }, kept === '' ? '\u00a0' : kept, { ...PDF_ROLES.query, ...place })
    sheet.doc.y += 1
  }
}
