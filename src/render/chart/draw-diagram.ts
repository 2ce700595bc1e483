import type { Diagram, DiagramBox } from '../../document/blocks.js'
import { chartFont, type ChartTheme } from './chart-theme.js'
import { attributesText, escapedText, shortly } from './svg-text.js'

/** In CSS pixels. */
const BOX = { width: 168, height: 44, gapX: 56, gapY: 18, margin: 8 } as const
const LETTERS = { name: 12, note: 10 } as const
/** So many letters of each fit into a box. */
const MOST = { name: 22, note: 27 } as const
const HEAD = 7

/** Size of the picture in CSS pixels. */
export function diagramSize({ boxes }: Diagram): { readonly width: number; readonly height: number } {
  const columns = 1 + Math.max(0, ...boxes.map(({ column }) => column))
  const rows = 1 + Math.max(0, ...boxes.map(({ row }) => row))
  return {
    width: columns * BOX.width + (columns - 1) * BOX.gapX + 2 * BOX.margin,
    height: rows * BOX.height + (rows - 1) * BOX.gapY + 2 * BOX.margin,
  }
}

/** Boxes in their columns, with arrows to what each needs. */
export function drawDiagram(diagram: Diagram, theme: ChartTheme): string {
  const { width, height } = diagramSize(diagram)
  const inner = [
    `<rect ${attributesText({ x: 0, y: 0, width, height, fill: theme.background })}/>`,
    ...diagram.arrows.flatMap(([from, to]) => arrowOf(diagram.boxes[from], diagram.boxes[to], theme)),
    ...diagram.boxes.flatMap((box) => boxOf(box, theme)),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner.join('')}</svg>`
}

function placeOf({ column, row }: DiagramBox): { readonly x: number; readonly y: number } {
  return { x: BOX.margin + column * (BOX.width + BOX.gapX), y: BOX.margin + row * (BOX.height + BOX.gapY) }
}

function boxOf(box: DiagramBox, theme: ChartTheme): readonly string[] {
  const { x, y } = placeOf(box)
  const { width, height } = BOX
  const hasNote = box.note !== ''
  const frame = { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 }
  return [
    `<rect ${attributesText({ ...frame, fill: theme.background, stroke: theme.muted, 'stroke-width': 1 })}/>`,
    text(shortened(box.text, MOST.name), {
      x: x + 10,
      y: y + (hasNote ? 19 : 27),
      fill: theme.text,
      size: LETTERS.name,
      bold: true,
    }),
    ...(hasNote
      ? [text(shortened(box.note, MOST.note), { x: x + 10, y: y + 35, fill: theme.muted, size: LETTERS.note })]
      : []),
  ]
}

/** Leaves a box at its right and comes to the next at its left; one that leads back goes round below. */
function arrowOf(from: DiagramBox | undefined, to: DiagramBox | undefined, theme: ChartTheme): readonly string[] {
  if (from === undefined || to === undefined) return []
  const [start, end] = [placeOf(from), placeOf(to)]
  const leads = to.column > from.column
  const [x1, y1] = [start.x + BOX.width, start.y + BOX.height / 2]
  const [x2, y2] = leads ? [end.x, end.y + BOX.height / 2] : [end.x + BOX.width, end.y + BOX.height / 2 + 6]
  const bend = leads ? (x2 - x1) / 2 : BOX.gapX / 2
  const other = leads ? x2 - bend : x2 + bend
  const d = `M${shortly(x1)} ${shortly(y1)}C${shortly(x1 + bend)} ${shortly(y1)} ${shortly(other)} ${shortly(y2)} ${shortly(x2)} ${shortly(y2)}`
  const back = leads ? -HEAD : HEAD
  const head = `M${shortly(x2)} ${shortly(y2)}L${shortly(x2 + back)} ${shortly(y2 - 4)}L${shortly(x2 + back)} ${shortly(y2 + 4)}Z`
  return [
    `<path ${attributesText({ d, fill: 'none', stroke: theme.line, 'stroke-width': 1.25, ...(leads ? {} : { 'stroke-dasharray': '4 3' }) })}/>`,
    `<path ${attributesText({ d: head, fill: theme.line })}/>`,
  ]
}

interface Lettering {
  readonly x: number
  readonly y: number
  readonly fill: string
  readonly size: number
  readonly bold?: boolean
}

function text(words: string, { size, bold = false, ...place }: Lettering): string {
  const style = `font-size:${size}px;font-family:${chartFont.family};${bold ? 'font-weight:bold;' : ''}`
  return `<text ${attributesText({ ...place, style })}>${escapedText(words)}</text>`
}

function shortened(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1)}…`
}
