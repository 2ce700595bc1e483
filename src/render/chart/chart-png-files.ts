import { Resvg } from '@resvg/resvg-js'
import { fontFile } from '../font-files.js'
import { palettePng } from './palette-png-files.js'

/** Device pixels per CSS pixel: sharp on a phone. */
const SCALE = 2

// The bundled font only: the picture is the same on every machine, with or without fonts installed.
const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map(fontFile)

/** Smoothed edges of a handful of colours need no more. */
const MOST_COLOURS = 16

/** Draws an SVG without letters as PNG at twice its size, on no ground. */
export function clearPng(svg: string): Uint8Array {
  const drawn = new Resvg(svg, { fitTo: { mode: 'zoom', value: SCALE }, font: { loadSystemFonts: false } }).render()
  return new Uint8Array(drawn.asPng())
}

/** Draws an SVG as PNG at twice its size, with the bundled DejaVu Sans. */
export function svgToPng(svg: string): Uint8Array {
  const options = {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  } as const
  const drawn = new Resvg(svg, { ...options, font: { ...options.font, fontFiles: [...FONT_FILES] } }).render()
  return palettePng({ width: drawn.width, height: drawn.height, rgba: drawn.pixels }, MOST_COLOURS)
}
