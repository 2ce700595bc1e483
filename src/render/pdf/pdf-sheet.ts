import { PDF_COLOURS, PDF_MARGINS, type PdfRole } from './pdf-style.js'

export type PdfDocument = PDFKit.PDFDocument
/** A part of the structure that readers of the file follow, such as a table or a heading. */
export type PdfElement = PDFKit.PDFStructureElement

/** Where a text stands; default: from margin to margin, at the cursor. In points. */
export interface TextPlace {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly align?: 'left' | 'right'
}

/** How an element of the structure is called, what it is part of, and what else is said of it. */
export interface Tag {
  readonly parent: PdfElement
  readonly type: string
  readonly alt?: string
  readonly bbox?: [number, number, number, number]
  readonly scope?: 'Row' | 'Column'
}

/**
 * A document that is being written from the top down: what fits no more on a page begins the next. The cursor is `doc.y`. Only `flow` may
 * break within a text.
 */
export class PdfSheet {
  readonly doc: PdfDocument
  readonly left = PDF_MARGINS.left
  readonly width: number

  constructor(doc: PdfDocument) {
    this.doc = doc
    this.width = doc.page.width - PDF_MARGINS.left - PDF_MARGINS.right
  }

  /** Height of a page between its margins. */
  get pageHeight(): number {
    return this.doc.page.height - PDF_MARGINS.top - PDF_MARGINS.bottom
  }

  get room(): number {
    return this.doc.page.height - PDF_MARGINS.bottom - this.doc.y
  }

  get isAtTop(): boolean {
    return this.doc.y <= PDF_MARGINS.top + 0.5
  }

  skip(points: number): void {
    if (!this.isAtTop) this.doc.y += points
  }

  /** Begins the next page unless as much fits on this one. */
  keep(height: number): void {
    if (height > this.room && !this.isAtTop) this.doc.addPage()
  }

  measure(text: string, role: PdfRole, width: number = this.width): number {
    const { lineGap = 0 } = role
    // The gap stands behind the last line too, where nothing comes below it.
    return this.use(role).heightOfString(text, { width, lineGap }) - lineGap
  }

  widthOf(text: string, role: PdfRole): number {
    return this.use(role).widthOfString(text)
  }

  /** An element below another one, for other elements. */
  element(parent: PdfElement, type: string): PdfElement {
    const element = this.doc.struct(type)
    parent.add(element)
    return element
  }

  /** An element with what is said of it, for other elements. */
  tagged({ parent, type, ...said }: Tag): PdfElement {
    const element = this.doc.struct(type, said)
    parent.add(element)
    return element
  }

  /** Writes a text as an element of its own and moves the cursor below it. */
  write(tag: Tag, text: string, role: PdfRole & TextPlace): void {
    const { x = this.left, y = this.doc.y, width = this.width, align = 'left', lineGap = 0 } = role
    const write = () => this.use(role).fillColor(role.colour).text(text, x, y, { width, align, lineGap })
    const { parent, type, ...said } = tag
    parent.add(this.doc.struct(type, said, [write]))
    this.doc.y -= lineGap
  }

  /** A paragraph that begins the next page where it fits there, and breaks where it is long. */
  flow(tag: Tag, text: string, role: PdfRole & TextPlace): void {
    const height = this.measure(text, role, role.width)
    this.keep(Math.min(height, this.pageHeight / 5))
    this.write(tag, text, role)
  }

  /** Draws what has no meaning of its own: lines, grounds, heads of tables that are said again. */
  decorate(draw: (doc: PdfDocument) => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw(this.doc)
    this.doc.endMarkedContent()
  }

  rule(y: number, x: number = this.left, width: number = this.width): void {
    this.decorate((doc) => {
      doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.5)
        .stroke(PDF_COLOURS.rule)
    })
  }

  use({ font, size }: PdfRole): PdfDocument {
    return this.doc.font(font).fontSize(size)
  }
}
