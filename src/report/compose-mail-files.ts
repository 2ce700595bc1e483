import { chartsOf, sparksOf } from '../document/blocks.js'
import type { MailImage } from '../notify/mail-message-sender.js'
import type { ChartPictures, ChartScheme } from '../render/chart/chart-pictures-files.js'
import { brandAt, type DrawnBrand } from './drawn-brand-files.js'
import { fitPage } from '../render/fit-page.js'
import type { HtmlRenderer } from '../render/html.js'
import type { Page } from '../render/page.js'

/** Gmail cuts a mail at 102 kB, in the middle of whatever stands there. */
const MOST_BYTES = 90_000

/** Those that need attention come first, and keep their chart; all of them are in the PDF. Two pictures of 16 kB each. */
const MOST_CHARTS = 4

/** Small bars are of a kilobyte each. */
const MOST_SPARKS = 12

/** The body of a mail, and what it shows by `cid:`. */
export interface MailBody {
  readonly html: string
  readonly images: readonly MailImage[]
  /** Whether some of the page is left out, because it was too long for a mail. */
  readonly isCut: boolean
}

/** Writes a page as the body of a mail. What is too long for one is cut, and says where the rest stands. */
export function composeMail(
  page: Page,
  {
    html,
    pictures,
    more,
    brand,
  }: {
    readonly brand: DrawnBrand
    readonly html: HtmlRenderer
    readonly pictures: ChartPictures
    readonly more: (count: number) => string
  },
): MailBody {
  const head = brandAt(brand, () => `cid:${LOGO.cid}`)
  const show = (shown: Page) => {
    const charts = chartsOf(shown.sections).slice(0, MOST_CHARTS)
    const sparks = sparksOf(shown.sections).slice(0, MOST_SPARKS)
    const pictured = [...charts, ...sparks]
    return { pictured, html: html(shown, new Map(pictured.map((one, index) => [one, addressesOf(index)])), head) }
  }
  const fitted = fitPage(page, { most: MOST_BYTES, sizeOf: (one) => Buffer.byteLength(show(one).html), more })
  const shown = show(fitted)
  const images = shown.pictured.flatMap((picture, index) => {
    // Small bars are the same in both.
    const schemes = picture.kind === 'spark' ? (['light'] as const) : SCHEMES
    return schemes.map((scheme) => ({ ...nameOf(index, scheme), png: pictures.png(picture, scheme) }))
  })
  const logo = brand.logo === null ? [] : [{ ...LOGO, png: brand.logo.png }]
  return { html: shown.html, images: [...logo, ...images], isCut: fitted !== page }
}

const LOGO = { cid: 'logo@plimsoll', filename: 'logo.png' } as const

const SCHEMES = ['light', 'dark'] as const

// Numbered, not named: what a configuration calls things has no place in a Content-ID.
function nameOf(index: number, scheme: ChartScheme) {
  const name = `chart-${index + 1}-${scheme}`
  return { cid: `${name}@plimsoll`, filename: `${name}.png` }
}

function addressesOf(index: number) {
  const address = (scheme: ChartScheme) => `cid:${nameOf(index, scheme).cid}`
  return { light: address('light'), dark: address('dark') }
}
