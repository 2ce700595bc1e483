import type { Page } from '../page.js'
import type { PdfElement, PdfSheet } from './pdf-sheet.js'
import { PDF_ROLES } from './pdf-style.js'

/** How a paper looks at its head. */
export interface PdfBrand {
  /** `#rrggbb`, on which white can be read; `null`: no band. */
  readonly colour: string | null
  /** Sizes in CSS pixels; `null`: none. */
  readonly logo: { readonly png: Uint8Array; readonly width: number; readonly height: number } | null
}

const POINTS_PER_PIXEL = 0.75
const PADDING = 10
/** White around a logo: most are made for that. */
const RIM = 5

interface Head extends Pick<Page, 'overline' | 'house'> {
  readonly brand: PdfBrand | undefined
}

/** Whose paper it is: logo and name, in white on the band where there is one. */
export function writeBrand(sheet: PdfSheet, parent: PdfElement, { overline, house, brand }: Head): void {
  const { colour, logo } = brand ?? NONE
  const role = PDF_ROLES.overline
  const band = colour === null ? NO_BAND : { inset: PADDING, below: 8, letters: '#ffffff' }
  const width = sheet.width - 2 * band.inset
  const textHeight = sheet.measure(overline, role, width)
  const [top, x] = [sheet.doc.y, sheet.left + band.inset]
  const height = 2 * band.inset + logoHeight(logo) + textHeight
  if (colour !== null) fillBand(sheet, { top, height, colour })
  if (logo !== null) writeLogo(sheet, parent, { logo, alt: house, x, y: top + band.inset })
  const y = top + height - band.inset - textHeight
  sheet.write({ parent, type: 'P' }, overline, { ...role, colour: band.letters, x, y, width })
  sheet.doc.y = top + height + band.below
}

const NONE: PdfBrand = { colour: null, logo: null }
const NO_BAND = { inset: 0, below: 0, letters: PDF_ROLES.overline.colour }

function logoHeight(logo: PdfBrand['logo']): number {
  return logo === null ? 0 : logo.height * POINTS_PER_PIXEL + 2 * RIM + 4
}

function fillBand(
  sheet: PdfSheet,
  { top, height, colour }: { readonly top: number; readonly height: number; readonly colour: string },
): void {
  sheet.decorate((doc) => {
    doc.roundedRect(sheet.left, top, sheet.width, height, 4).fill(colour)
  })
}

interface PlacedLogo {
  readonly logo: NonNullable<PdfBrand['logo']>
  readonly alt: string
  readonly x: number
  readonly y: number
}

function writeLogo({ doc }: PdfSheet, parent: PdfElement, { logo, alt, x, y }: PlacedLogo): void {
  const [width, height] = [logo.width * POINTS_PER_PIXEL, logo.height * POINTS_PER_PIXEL]
  const bbox: [number, number, number, number] = [x, y, x + width + 2 * RIM, y + height + 2 * RIM]
  const said = { alt, bbox }
  const draw = () => {
    doc.roundedRect(x, y, width + 2 * RIM, height + 2 * RIM, 3).fill('#ffffff')
    doc.image(Buffer.from(logo.png), x + RIM, y + RIM, { width, height })
  }
  parent.add(doc.struct('Figure', said, [draw]))
}
