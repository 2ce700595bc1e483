import type { Tone } from '../../document/blocks.js'

/** Fonts by the name under which a document knows them. */
export type PdfFont = 'text' | 'bold' | 'mono'

/** How a text looks; sizes in points. */
export interface PdfRole {
  readonly font: PdfFont
  readonly size: number
  readonly colour: string
  /** Between lines. */
  readonly lineGap?: number
}

export const PDF_COLOURS = { text: '#16202b', muted: '#566473', rule: '#d5dce3', soft: '#3a4754' } as const

/** Letters in the colour of a state, and the ground that they stand on; 4.5 : 1 or better, on white too. */
export const PDF_TONES: Readonly<Record<Tone, { readonly letters: string; readonly ground: string }>> = {
  good: { letters: '#17633b', ground: '#e3f3ea' },
  bad: { letters: '#a51d16', ground: '#fce9e7' },
  open: { letters: '#6f4a00', ground: '#fcf1d6' },
}

const { text, muted, soft } = PDF_COLOURS

export const PDF_ROLES = {
  overline: { font: 'text', size: 9, colour: muted },
  title: { font: 'bold', size: 20, colour: text },
  lead: { font: 'bold', size: 12, colour: text, lineGap: 2 },
  note: { font: 'text', size: 9, colour: muted, lineGap: 1.5 },
  sectionTitle: { font: 'bold', size: 13, colour: text },
  cardTitle: { font: 'bold', size: 12, colour: text },
  pill: { font: 'bold', size: 9, colour: text },
  figure: { font: 'bold', size: 22, colour: text },
  sentence: { font: 'text', size: 9.5, colour: text, lineGap: 2 },
  head: { font: 'bold', size: 8.5, colour: muted },
  rowName: { font: 'bold', size: 9, colour: text },
  strong: { font: 'bold', size: 9, colour: text },
  cell: { font: 'text', size: 9, colour: text },
  label: { font: 'text', size: 9, colour: muted },
  sub: { font: 'text', size: 8, colour: muted },
  query: { font: 'mono', size: 7.5, colour: soft, lineGap: 1 },
  footer: { font: 'text', size: 8, colour: muted },
} as const satisfies Readonly<Record<string, PdfRole>>

/** Of a page, in points. The foot stands in the lower margin. */
export const PDF_MARGINS = { top: 46, bottom: 58, left: 54, right: 54 } as const
