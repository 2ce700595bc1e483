import type { Spark } from '../../document/blocks.js'
import { attributesText, shortly } from './svg-text.js'

/** Seen at 3 : 1 or better on the card in both schemes, so that one picture does for both. */
export const SPARK_COLOURS = { within: '#4f93ad', beyond: '#d9534f', none: '#7d8b99', limit: '#7d8b99' } as const

/** Size in CSS pixels. */
export const SPARK_SIZE = { width: 118, height: 30 } as const

const GAP = 3
/** A bar of 0 is seen, and so is that there is none. */
const LEAST = 1.5
const TOP = 3

/** Bars of numbers as SVG: those beyond the limit, which is a dashed line, in another colour; where there is no number, a short line on the ground. */
export function drawSpark({ values, limit }: Spark): string {
  const { width, height } = SPARK_SIZE
  const most = Math.max(...values.map((value) => value ?? 0))
  // A limit far above all bars would make them all alike: it stands at the top then.
  const top = Math.max(most, Math.min(limit ?? 0, most * 2)) || limit || 1
  const heightOf = (value: number) => LEAST + (value / top) * (height - TOP - LEAST)
  const step = (width + GAP) / Math.max(1, values.length)
  const bars = values.map((value, index) => {
    const place = { x: index * step, width: step - GAP }
    if (value === null) return rect({ ...place, y: height - LEAST, height: LEAST, fill: SPARK_COLOURS.none })
    const bar = heightOf(value)
    return rect({
      ...place,
      y: height - bar,
      height: bar,
      fill: isBeyond(value, limit) ? SPARK_COLOURS.beyond : SPARK_COLOURS.within,
    })
  })
  const line = limit === null || limit > top ? '' : limitLine(height - heightOf(limit))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${bars.join('')}${line}</svg>`
}

function isBeyond(value: number, limit: number | null): boolean {
  return limit !== null && value > limit
}

function rect(attributes: Readonly<Record<string, number | string>>): string {
  return `<rect ${attributesText(attributes)}/>`
}

function limitLine(y: number): string {
  return `<path d="M0 ${shortly(y)}L${SPARK_SIZE.width} ${shortly(y)}" fill="none" stroke="${SPARK_COLOURS.limit}" stroke-width="1" stroke-dasharray="4 3"/>`
}
