import type { PdfDocument } from './pdf-sheet.js'

/** What PDFs are written with: begins a document. */
export type PdfLibrary = (options: PDFKit.PDFDocumentOptions) => PdfDocument

/** It takes a while to load, so only those do who write a PDF. */
export async function loadPdfLibrary(): Promise<PdfLibrary> {
  const { default: PDFDocument } = await import('pdfkit')
  return (options) => new PDFDocument(options)
}
