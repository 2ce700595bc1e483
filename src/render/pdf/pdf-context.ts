import type { ChartDrawer } from './pdf-chart.js'
import type { PdfSheet } from './pdf-sheet.js'

/** What a block is written with. */
export interface PdfContext {
  readonly sheet: PdfSheet
  readonly draw: ChartDrawer
  /** What a heading is at this place: `H2`, and `H3` below one; `mark` is told its text, for the bookmarks. */
  readonly heading: { readonly tag: string; readonly mark: (text: string) => void }
}
