import { Resvg } from '@resvg/resvg-js'
import type { PictureFile } from '../document/picture-file.js'

/** A logo as all formats show it, in CSS pixels. */
export interface ShownLogo {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/** In CSS pixels. */
const HEIGHT = 40
const WIDEST = 240
/** Device pixels per CSS pixel: sharp on a phone, and in print. */
const SCALE = 4

/** Letters of a logo are shapes: what fonts a machine has changes none. */
const FONTLESS = { font: { loadSystemFonts: false } } as const

/** Draws a logo as small as it is shown: mail clients show no SVG, and a photograph of 100 kB need not be mailed. */
export function drawLogo({ type, bytes }: PictureFile): ShownLogo {
  const svg = type === 'svg' ? Buffer.from(bytes) : asSvg(bytes)
  const own = new Resvg(svg, FONTLESS)
  const width = Math.max(1, Math.round(own.width * Math.min(HEIGHT / own.height, WIDEST / own.width)))
  const drawn = new Resvg(svg, { ...FONTLESS, fitTo: { mode: 'width', value: width * SCALE } }).render()
  return { png: new Uint8Array(drawn.asPng()), width, height: Math.round(drawn.height / SCALE) }
}

/** Sizes of a PNG stand behind its first sixteen bytes. */
function asSvg(png: Uint8Array): string {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const data = Buffer.from(png).toString('base64')
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><image width="${width}" height="${height}" xlink:href="data:image/png;base64,${data}"/></svg>`
}
