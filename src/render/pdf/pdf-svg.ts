import type { PdfDocument } from './pdf-sheet.js'
import type { PdfFont } from './pdf-style.js'
import { parseSvg, type SvgNode } from './svg-tree.js'

/**
 * Draws an SVG at the origin of a document as lines and letters, as far as the charts library writes it: paths, rectangles, texts, what is
 * clipped, and hatching. An element of another kind is an error, so that no chart loses a part unseen.
 */
export function drawSvg(doc: PdfDocument, svg: string): void {
  const root = parseSvg(svg)
  const defined = new Map(
    root.children
      .filter(({ name }) => name === 'defs')
      .flatMap(({ children }) => children)
      .map((node) => [node.attributes['id'] ?? '', node]),
  )
  for (const node of root.children) drawNode({ doc, defined }, node)
}

interface Canvas {
  readonly doc: PdfDocument
  /** What is drawn only where it is named, by id. */
  readonly defined: ReadonlyMap<string, SvgNode>
}

const DRAWN: Readonly<Record<string, (canvas: Canvas, node: SvgNode) => void>> = {
  path: drawPath,
  rect: drawPath,
  text: drawText,
  g: drawGroup,
  defs: nothing,
  style: nothing,
}

function nothing(): void {
  // Is drawn where it is named, or is of pointers only.
}

function drawNode(canvas: Canvas, node: SvgNode): void {
  const draw = DRAWN[node.name]
  if (draw === undefined) throw new Error(`a chart has an element that PDFs do not: ${node.name}`)
  const { doc } = canvas
  doc.save()
  moveTo(doc, node.attributes['transform'] ?? '')
  draw(canvas, node)
  doc.restore()
}

const MOVES: Readonly<Record<string, (doc: PdfDocument, numbers: readonly number[]) => void>> = {
  translate: (doc, [x = 0, y = 0]) => void doc.translate(x, y),
  rotate: (doc, [degrees = 0]) => void doc.rotate(degrees),
  matrix: (doc, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) => void doc.transform(a, b, c, d, e, f),
}

function moveTo(doc: PdfDocument, transform: string): void {
  if (transform === '') return
  const [, name = '', inside = ''] = /^(\w+)\(([^)]*)\)$/.exec(transform) ?? []
  const move = MOVES[name]
  if (move === undefined) throw new Error(`a chart is moved as PDFs are not: ${transform}`)
  move(doc, inside.split(/[ ,]+/).map(Number))
}

function outline(doc: PdfDocument, { name, attributes }: SvgNode): PdfDocument {
  if (name === 'path') return doc.path(attributes['d'] ?? '')
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => Number(attributes[key] ?? 0))
  return doc.rect(x ?? 0, y ?? 0, width ?? 0, height ?? 0)
}

function drawPath(canvas: Canvas, node: SvgNode): void {
  fill(canvas, node)
  stroke(canvas, node)
}

function fill({ doc, defined }: Canvas, node: SvgNode): void {
  const { fill: colour = '#000000', 'fill-opacity': opacity = '1' } = node.attributes
  if (colour === 'none' || opacity === '0') return
  outline(doc, node).fillOpacity(Number(opacity))
  const hatching = named(defined, colour)
  if (hatching === null) doc.fill(colour)
  else doc.fill([doc.pattern([0, 0, 6, 6], 6, 6, STRIPES), stripeColour(hatching)])
}

/** Two units of six, rising; the corners belong to the neighbours' stripes. */
const STRIPES = '2 w -1 -1 m 7 7 l S -1 5 m 1 7 l S 5 -1 m 7 1 l S'

function stripeColour(pattern: SvgNode): string {
  const [first] = pattern.children.flatMap(({ children }) => children)
  return first?.attributes['fill'] ?? '#ffffff'
}

function stroke({ doc }: Canvas, node: SvgNode): void {
  const { stroke: colour = 'none', 'stroke-width': width = '1', 'stroke-dasharray': dashes } = node.attributes
  if (colour === 'none' || Number(width) === 0) return
  outline(doc, node).lineWidth(Number(width))
  if (dashes !== undefined) {
    const [length = 1, space = length] = dashes.split(/[ ,]+/).map(Number)
    doc.dash(length, { space })
  }
  doc.stroke(colour)
}

/** `url(#id)`; `null`: it names nothing. */
function named(defined: Canvas['defined'], value: string): SvgNode | null {
  const id = /^url\(#([^)]+)\)$/.exec(value)?.[1]
  return id === undefined ? null : (defined.get(id) ?? null)
}

function drawGroup(canvas: Canvas, { attributes, children }: SvgNode): void {
  const clip = named(canvas.defined, attributes['clip-path'] ?? '')
  for (const shape of clip?.children ?? []) outline(canvas.doc, shape).clip()
  for (const child of children) drawNode(canvas, child)
}

const ANCHORS: Readonly<Record<string, number>> = { middle: 0.5, end: 1 }
/** From the middle of a line of letters to the line they stand on, in sizes of the font. */
const MIDDLE = 0.36

function drawText({ doc }: Canvas, { attributes, text }: SvgNode): void {
  const { x = '0', y = '0', fill: colour = '#000000', 'font-size': size = '12' } = attributes
  doc.font(fontOf(attributes)).fontSize(parseFloat(size))
  const { 'text-anchor': anchor = 'start', 'dominant-baseline': baseline } = attributes
  const left = Number(x) - (ANCHORS[anchor] ?? 0) * doc.widthOfString(text)
  const line = Number(y) + (baseline === 'central' ? MIDDLE * parseFloat(size) : 0)
  doc.fillOpacity(1).fillColor(colour).text(text, left, line, { lineBreak: false, baseline: 'alphabetic' })
}

function fontOf(attributes: SvgNode['attributes']): PdfFont {
  return attributes['font-weight'] === 'bold' ? 'bold' : 'text'
}
