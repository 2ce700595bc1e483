import type { Course } from '../../document/blocks.js'
import { chartFont, type ChartTheme } from './chart-theme.js'
import { attributesText, escapedText, shortly } from './svg-text.js'

/** Size in CSS pixels. */
export const COURSE_SIZE = { width: 540, height: 232 } as const

/** Where the bars stand. */
const PLOT = { left: 8, right: 532, top: 62, bottom: 206 } as const

const SMALL = 12
/** About so wide is a letter of a mark, so that two marks do not lie upon each other. */
const LETTER = 7

/**
 * Bars of the bad share of each step; those above what is allowed, a dashed line, stand out, and where nothing is known the ground is grey.
 * Instants are lines with their words above, in two rows.
 */
export function drawCourse(course: Course, theme: ChartTheme): string {
  const { width, height } = COURSE_SIZE
  const inner = [
    rect({ x: 0, y: 0, width, height, fill: theme.background }),
    text(course.title, { x: PLOT.left, y: 18, fill: theme.text, bold: true }),
    ...barsOf(course, theme),
    line(PLOT.left, PLOT.bottom, { to: [PLOT.right, PLOT.bottom], stroke: theme.muted }),
    ...limitOf(course, theme),
    text(course.labels.limit, { x: (PLOT.left + PLOT.right) / 2, y: height - 8, fill: theme.muted, anchor: 'middle' }),
    ...marksOf(course, theme),
    text(course.labels.first, { x: PLOT.left, y: height - 8, fill: theme.muted }),
    text(course.labels.last, { x: PLOT.right, y: height - 8, fill: theme.muted, anchor: 'end' }),
    text(course.labels.top, { x: PLOT.right, y: 18, fill: theme.muted, anchor: 'end' }),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner.join('')}</svg>`
}

function yOf(course: Course, share: number): number {
  return PLOT.bottom - (Math.min(share, course.top) / course.top) * (PLOT.bottom - PLOT.top)
}

function xOf(place: number): number {
  return PLOT.left + Math.min(1, Math.max(0, place)) * (PLOT.right - PLOT.left)
}

function barsOf(course: Course, theme: ChartTheme): readonly string[] {
  const { values, limit } = course
  return values.map((value, index) => {
    const [x, end] = [xOf(index / values.length), xOf((index + 1) / values.length)]
    const place = { x, width: Math.max(0.5, end - x - (end - x > 3 ? 1 : 0)) }
    if (value === null) return rect({ ...place, y: PLOT.top, height: PLOT.bottom - PLOT.top, fill: theme.grid })
    // A share of 0 is seen as a step in which something happened.
    const y = Math.min(yOf(course, value), PLOT.bottom - 1)
    return rect({ ...place, y, height: PLOT.bottom - y, fill: value > limit ? theme.beyond : theme.within })
  })
}

/** Where it is far above all bars it is out of sight. */
function limitOf(course: Course, theme: ChartTheme): readonly string[] {
  if (course.limit > course.top) return []
  const y = yOf(course, course.limit)
  return [line(PLOT.left, y, { to: [PLOT.right, y], stroke: theme.muted, dashes: '4 3' })]
}

function marksOf({ marks }: Course, theme: ChartTheme): readonly string[] {
  const ends = [-Infinity, -Infinity]
  return marks.flatMap(({ place, text: words }) => {
    const x = xOf(place)
    const isLate = x > (PLOT.left + PLOT.right) / 2
    const start = isLate ? x - words.length * LETTER : x
    const row = start > (ends[0] ?? 0) ? 0 : 1
    ends[row] = start + words.length * LETTER
    return [
      line(x, PLOT.top - 2, { to: [x, PLOT.bottom], stroke: theme.line }),
      text(words, { x, y: 36 + row * 16, fill: theme.line, anchor: isLate ? 'end' : 'start' }),
    ]
  })
}

function rect(attributes: Readonly<Record<string, number | string>>): string {
  return `<rect ${attributesText(attributes)}/>`
}

interface Stroke {
  readonly to: readonly [number, number]
  readonly stroke: string
  readonly dashes?: string
}

function line(x: number, y: number, { to, stroke, dashes }: Stroke): string {
  const d = `M${shortly(x)} ${shortly(y)}L${shortly(to[0])} ${shortly(to[1])}`
  const dashed = dashes === undefined ? {} : { 'stroke-dasharray': dashes }
  return `<path ${attributesText({ d, fill: 'none', stroke, 'stroke-width': 1, ...dashed })}/>`
}

interface Lettering {
  readonly x: number
  readonly y: number
  readonly fill: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
}

function text(words: string, { x, y, fill, anchor = 'start', bold = false }: Lettering): string {
  const style = `font-size:${SMALL}px;font-family:${chartFont.family};${bold ? 'font-weight:bold;' : ''}`
  const place = attributesText({ x, y, fill, 'text-anchor': anchor, style })
  return `<text ${place}>${escapedText(words)}</text>`
}
