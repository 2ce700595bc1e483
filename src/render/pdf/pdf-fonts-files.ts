import { readFileSync } from 'node:fs'
import { fontFile } from '../font-files.js'
import type { PdfFont } from './pdf-style.js'

const FILES: Readonly<Record<PdfFont, string>> = {
  text: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
  mono: 'DejaVuSansMono.ttf',
}

/** The bundled fonts: a paper is the same on every machine. A document keeps only the letters that it uses. */
export function loadPdfFonts(): Readonly<Record<PdfFont, Uint8Array>> {
  const read = (file: string) => new Uint8Array(readFileSync(fontFile(file)))
  return { text: read(FILES.text), bold: read(FILES.bold), mono: read(FILES.mono) }
}
