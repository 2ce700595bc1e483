import { loadPdfFonts } from './pdf-fonts-files.js'
import { loadPdfLibrary } from './pdf-library.js'
import { createPdfRenderer, type PdfRenderer } from './render-pdf.js'

/** Loaded when the first PDF is asked for: who writes none does not wait for it. */
export async function loadPdfRenderer(): Promise<PdfRenderer> {
  const library = await loadPdfLibrary()
  return createPdfRenderer({ library, fonts: loadPdfFonts() })
}
