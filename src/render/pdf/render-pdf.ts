import { keepUnits } from '../../words/text-layout.js'
import type { Page } from '../page.js'
import type { ChartDrawer } from './pdf-chart.js'
import type { PdfLibrary } from './pdf-library.js'
import { writeBrand, type PdfBrand } from './pdf-brand.js'
import { writeSection, type Marker } from './pdf-sections.js'
import { PdfSheet, type PdfDocument, type PdfElement } from './pdf-sheet.js'
import { PDF_COLOURS, PDF_MARGINS, PDF_ROLES, PDF_TONES, type PdfFont } from './pdf-style.js'

/** What a file says of itself, and how it is cut. */
export interface PdfFrame {
  readonly paper: 'a4' | 'letter'
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly subject: string
  readonly author: string
  readonly keywords: readonly string[]
  /** `Plimsoll 0.1.0`. */
  readonly creator: string
  /** The file is the same whenever it is made again. */
  readonly createdAt: Date
  /** Left at the foot of each page. */
  readonly foot: string
  /** Right at the foot: `Page 2 of 7`. */
  readonly numbered: (page: number, pages: number) => string
  readonly draw: ChartDrawer
  /** Logo (sizes in CSS pixels) and ground of the band at the head; absent: none. */
  readonly brand?: PdfBrand
}

/** Writes pages as PDF: text as text, in the order in which it is read, with a structure and bookmarks. */
export type PdfRenderer = (page: Page, frame: PdfFrame) => Promise<Uint8Array>

export interface PdfParts {
  readonly library: PdfLibrary
  readonly fonts: Readonly<Record<PdfFont, Uint8Array>>
}

/** Puts the renderer together. */
export function createPdfRenderer({ library, fonts }: PdfParts): PdfRenderer {
  return (page, frame) => {
    const doc = library(documentOptions(frame))
    for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file)
    const bytes = bytesOf(doc)
    doc.addPage()
    const sheet = new PdfSheet(doc)
    const root = doc.struct('Document')
    doc.addStructure(root)
    writeHead(sheet, root, { ...page, brand: frame.brand })
    const mark = bookmarks(sheet, page.title)
    for (const section of page.sections) writeSection({ sheet, draw: frame.draw }, { parent: root, mark }, section)
    writeFooter(sheet, root, page.footer)
    root.end()
    numberPages(sheet, frame)
    doc.end()
    return bytes
  }
}

function documentOptions(frame: PdfFrame): PDFKit.PDFDocumentOptions {
  const { title, subject, author, creator, createdAt, language } = frame
  return {
    size: frame.paper === 'a4' ? 'A4' : 'LETTER',
    margins: PDF_MARGINS,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: {
      ...{ Title: title, Subject: subject, Author: author, Keywords: frame.keywords.join(', ') },
      ...{ Creator: creator, CreationDate: createdAt, ModDate: createdAt },
    },
  }
}

function bytesOf(doc: PdfDocument): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(parts)))
    })
    doc.on('error', reject)
  })
}

function writeHead(sheet: PdfSheet, root: PdfElement, page: Page & { readonly brand: PdfBrand | undefined }): void {
  writeBrand(sheet, root, page)
  sheet.doc.y += 2
  sheet.write({ parent: root, type: 'H1' }, page.title, PDF_ROLES.title)
  sheet.doc.y += 8
  writeLead(sheet, root, page.lead)
  for (const text of [page.correction, page.soFar]) {
    if (text === null) continue
    sheet.doc.y += 8
    sheet.flow({ parent: root, type: 'P' }, keepUnits(text), PDF_ROLES.sentence)
  }
}

const PADDING = 10

function writeLead(sheet: PdfSheet, root: PdfElement, { tone, mark, text, more }: Page['lead']): void {
  const [x, width] = [sheet.left + PADDING, sheet.width - 2 * PADDING]
  const role = { ...PDF_ROLES.lead, colour: PDF_TONES[tone].letters, x, width }
  const said = `${mark} ${keepUnits(text)}`
  const below = more === null ? [] : [keepUnits(more)]
  const moreRole = { ...PDF_ROLES.sentence, x, width }
  const heights = [sheet.measure(said, role, width), ...below.map((line) => 3 + sheet.measure(line, moreRole, width))]
  const [top, height] = [sheet.doc.y, heights.reduce((sum, one) => sum + one, 2 * PADDING)]
  sheet.decorate((doc) => {
    doc.roundedRect(sheet.left, top, sheet.width, height, 4).fill(PDF_TONES[tone].ground)
  })
  sheet.doc.y = top + PADDING
  sheet.write({ parent: root, type: 'P' }, said, role)
  for (const line of below) {
    sheet.doc.y += 3
    sheet.write({ parent: root, type: 'P' }, line, moreRole)
  }
  sheet.doc.y = top + height
}

/** Sections below the title, and what stands in them below these. */
function bookmarks({ doc }: PdfSheet, title: string): Marker {
  const place = () => ({ expanded: false, top: doc.y, left: doc.page.width })
  const root = doc.outline.addItem(title, { expanded: true })
  let section = root
  return (text, level) => {
    const item = (level === 2 ? root : section).addItem(text, place())
    if (level === 2) section = item
  }
}

function writeFooter(sheet: PdfSheet, root: PdfElement, lines: readonly string[]): void {
  const { footer } = PDF_ROLES
  sheet.skip(16)
  sheet.keep(lines.reduce((sum, line) => sum + sheet.measure(line, footer), 8))
  sheet.rule(sheet.doc.y)
  sheet.doc.y += 6
  for (const line of lines) sheet.write({ parent: root, type: 'P' }, line, footer)
}

function numberPages(sheet: PdfSheet, { foot, numbered }: PdfFrame): void {
  const { doc, left, width } = sheet
  const { start, count } = doc.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    doc.switchToPage(start + index)
    // The foot stands in the margin, where the document would else begin a page.
    doc.page.margins.bottom = 0
    const y = doc.page.height - PDF_MARGINS.bottom / 2 - 6
    sheet.decorate(() => {
      sheet.use(PDF_ROLES.footer).fillColor(PDF_COLOURS.muted)
      doc.text(foot, left, y, { width: width - 80, height: 12, ellipsis: true })
      doc.text(numbered(index + 1, count), left, y, { width, align: 'right', lineBreak: false })
    }, 'Pagination')
  }
}
