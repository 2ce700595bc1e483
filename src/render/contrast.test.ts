import { describe, expect, it } from '@jest/globals'
import { darkChart, lightChart } from './chart/chart-theme.js'
import { loadPageTemplates } from './page-templates-files.js'
import { SPARK_COLOURS } from './chart/draw-spark.js'
import { mailStyles } from '../words/mail-styles.js'

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
  const [r, g, b] = channels.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

const dark = loadPageTemplates().page

/** A colour that the dark scheme sets for a class. */
function darkColour(name: string, property: 'color' | 'background-color'): string {
  return new RegExp(`\\.${name} \\{(?:[^}]*[ ;])?${property}: (#[0-9a-f]{6})`).exec(dark)![1]!
}

function lightColour(role: string, property: 'color' | 'background-color'): string {
  return new RegExp(`(?:^|;)${property}:(#[0-9a-f]{6})`).exec(mailStyles[role]!)![1]!
}

describe('text in the mail', () => {
  it.each(['title', 'overline', 'sentence', 'factLabel', 'method', 'bad', 'good', 'open', 'footer'])(
    'of the role %s can be read on page and card',
    (role) => {
      const colour = lightColour(role, 'color')
      expect(contrast(colour, lightColour('page', 'background-color'))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colour, lightColour('card', 'background-color'))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(['text', 'muted', 'soft', 'bad', 'good', 'open'])('of the class %s can be read in the dark', (name) => {
    const colour = darkColour(name, 'color')
    expect(contrast(colour, darkColour('page', 'background-color'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour, darkColour('card', 'background-color'))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['badFill', 'goodFill', 'openFill'])('of a %s verdict can be read in both schemes', (name) => {
    expect(contrast(lightColour(name, 'color'), lightColour(name, 'background-color'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(darkColour(name, 'color'), darkColour(name, 'background-color'))).toBeGreaterThanOrEqual(4.5)
  })
})

describe('a chart', () => {
  it.each([
    ['light', lightChart],
    ['dark', darkChart],
  ])('can be read in the %s scheme', (_name, { background, text, muted, within, beyond, line }) => {
    for (const colour of [text, muted]) expect(contrast(colour, background)).toBeGreaterThanOrEqual(4.5)
    // Shapes: WCAG 2.2, 1.4.11.
    for (const colour of [within, beyond, line]) expect(contrast(colour, background)).toBeGreaterThanOrEqual(3)
  })
})

it.each(Object.entries(SPARK_COLOURS))('small bars (%s) are seen on the card in both schemes', (_, colour) => {
  expect(contrast(colour, lightChart.background)).toBeGreaterThanOrEqual(3)
  expect(contrast(colour, darkChart.background)).toBeGreaterThanOrEqual(3)
})
