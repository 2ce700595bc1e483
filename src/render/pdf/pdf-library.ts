import type { PdfDocument } from './pdf-sheet.js'

/** What PDFs are written with: begins a document. */
export type PdfLibrary = (options: PDFKit.PDFDocumentOptions) => PdfDocument

/** It takes a while to load, so only those do who write a PDF. */
export async function loadPdfLibrary(): Promise<PdfLibrary> {
  const { default: PDFDocument } = await import('pdfkit')
  // It would begin with Helvetica, whose measures lie beside the library where it is not bundled. Its types do not know that there may be none.
  const noFont = { font: null } as unknown as Pick<PDFKit.PDFDocumentOptions, 'font'>
  return (options) => new PDFDocument({ ...options, ...noFont })
}
