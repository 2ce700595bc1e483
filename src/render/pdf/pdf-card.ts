import type { Card, Chart, Fact } from '../../document/blocks.js'
import { keepUnits } from '../../words/text-layout.js'
import { chartHeight, writeChart } from './pdf-chart.js'
import type { PdfContext } from './pdf-context.js'
import type { PdfElement, PdfSheet } from './pdf-sheet.js'
import { PDF_ROLES, PDF_TONES } from './pdf-style.js'

/** A chart beside its card is this wide, in points. */
const CHART_WIDTH = 282
const GUTTER = 18
const PADDING = 3

/** A card, and the chart that stands beside its facts. */
export interface CardUnit {
  readonly card: Card
  /** `null`: none belongs to it. */
  readonly chart: Chart | null
}

/** A part of the width of a page, in points. */
interface Strip {
  readonly x: number
  readonly width: number
}

/**
 * A card, whole where it fits. Its facts stand below its figure where a chart takes the other half, else beside it. Where it does not fit, it
 * begins all the same and breaks between two facts, so that no page ends half empty.
 */
export function writeCard(context: PdfContext, parent: PdfElement, unit: CardUnit): void {
  const { sheet } = context
  const isWhole = sheet.isAtTop || cardHeight(sheet, unit) <= sheet.room
  if (!isWhole && cardStart(sheet, unit) <= sheet.room) writeBrokenCard(context, parent, unit)
  else writeWholeCard(context, parent, unit)
}

function writeWholeCard(context: PdfContext, parent: PdfElement, { card, chart }: CardUnit): void {
  const { sheet } = context
  sheet.keep(cardHeight(sheet, { card, chart }))
  writeTop(context, parent, card)
  const top = sheet.doc.y + 8
  const { left, right } = stripsOf(sheet)
  sheet.doc.y = top
  writeFigure(sheet, parent, { ...left, figure: card.figure })
  if (chart === null) sheet.doc.y = top
  const table = sheet.element(parent, 'Table')
  writeFacts(sheet, table, { ...(chart === null ? right : left), facts: card.facts })
  const bottom = Math.max(sheet.doc.y, top + figureHeight(sheet, card, left.width))
  if (chart === null) sheet.doc.y = bottom
  else {
    writeChart(context, parent, { chart, x: right.x, y: top, width: right.width })
    sheet.doc.y = Math.max(bottom, sheet.doc.y)
  }
}

/** What fits of it, and on the next page, under its title once more, the other facts beside the chart. */
function writeBrokenCard(context: PdfContext, parent: PdfElement, { card, chart }: CardUnit): void {
  const { sheet } = context
  writeTop(context, parent, card)
  const top = sheet.doc.y + 8
  const { left, right } = stripsOf(sheet)
  sheet.doc.y = top
  writeFigure(sheet, parent, { ...left, figure: card.figure })
  const bottom = sheet.doc.y
  sheet.doc.y = top
  const table = sheet.element(parent, 'Table')
  const count = factsBeside(sheet, { card, chart }, bottom - top)
  writeFacts(sheet, table, { ...right, facts: card.facts.slice(0, count) })
  const rest = card.facts.slice(count)
  if (rest.length === 0 && chart === null) sheet.doc.y = Math.max(bottom, sheet.doc.y)
  else writeRest(context, { parent, table }, { title: card.title, facts: rest, chart })
}

function writeRest(
  context: PdfContext,
  { parent, table }: { readonly parent: PdfElement; readonly table: PdfElement },
  { title, facts, chart }: Pick<Card, 'title' | 'facts'> & Pick<CardUnit, 'chart'>,
): void {
  const { sheet } = context
  const { left, right } = stripsOf(sheet)
  sheet.doc.addPage()
  const top = sheet.doc.y
  sheet.decorate((doc) => {
    sheet.use(PDF_ROLES.rowName).fillColor(PDF_ROLES.rowName.colour)
    doc.text(keepUnits(title), left.x, top, { width: left.width })
  }, 'Pagination')
  sheet.doc.y += PADDING
  writeFacts(sheet, table, { ...left, facts })
  const bottom = sheet.doc.y
  if (chart !== null) writeChart(context, parent, { chart, x: right.x, y: top, width: right.width })
  sheet.doc.y = Math.max(bottom, sheet.doc.y)
}

/** How much of a card must stand together where it begins: its figure with all that stands above it. */
export function cardStart(sheet: PdfSheet, { card, chart }: CardUnit): number {
  const begun = topHeight(sheet, card) + 8 + figureHeight(sheet, card, stripsOf(sheet).left.width)
  return Math.min(begun, cardHeight(sheet, { card, chart }))
}

/** A page may be as empty at its foot, as a share of it, so that the facts of a card stand beside its chart. */
const EMPTY = 1 / 8

/** Facts of a broken card that stand beside its figure, `height` of which is written already. */
function factsBeside(sheet: PdfSheet, { card, chart }: CardUnit, height: number): number {
  if (chart !== null && sheet.room - height <= sheet.pageHeight * EMPTY) return 0
  let room = sheet.room
  const tooMany = card.facts.findIndex((fact) => (room -= factHeight(sheet, fact, CHART_WIDTH)) < 0)
  return tooMany === -1 ? card.facts.length : tooMany
}

/** The two halves of a page beside each other. */
function stripsOf(sheet: PdfSheet): { readonly left: Strip; readonly right: Strip } {
  const left = { x: sheet.left, width: sheet.width - CHART_WIDTH - GUTTER }
  return { left, right: { x: sheet.left + left.width + GUTTER, width: CHART_WIDTH } }
}

export function cardHeight(sheet: PdfSheet, { card, chart }: CardUnit): number {
  const left = sheet.width - CHART_WIDTH - GUTTER
  const figure = figureHeight(sheet, card, left)
  const facts = factsHeight(sheet, card.facts, chart === null ? CHART_WIDTH : left)
  const body = chart === null ? Math.max(figure, facts) : Math.max(figure + facts, chartHeight(CHART_WIDTH))
  return topHeight(sheet, card) + 8 + body
}

function topHeight(sheet: PdfSheet, card: Card): number {
  return topTexts(card).reduce(
    (sum, { text, role, gap }) => sum + gap + sheet.measure(text, role, widthOf(sheet, role)),
    0,
  )
}

const PILL_WIDTH = 110

/** A title leaves room for the verdict beside it. */
function widthOf(sheet: PdfSheet, role: object): number {
  return sheet.width - (role === PDF_ROLES.cardTitle ? PILL_WIDTH : 0)
}

function topTexts({ title, about, sentences }: Card) {
  const texts = [
    { text: title, role: PDF_ROLES.cardTitle, gap: 0 },
    { text: keepUnits(about), role: PDF_ROLES.note, gap: 2 },
    { text: keepUnits(sentences), role: PDF_ROLES.sentence, gap: 6 },
  ]
  return texts.filter(({ text }) => text !== '')
}

function writeTop({ sheet, heading }: PdfContext, parent: PdfElement, card: Card): void {
  const top = sheet.doc.y
  for (const { text, role, gap } of topTexts(card)) {
    sheet.doc.y += gap
    const isTitle = role === PDF_ROLES.cardTitle
    if (isTitle) heading.mark(text)
    sheet.write({ parent, type: isTitle ? heading.tag : 'P' }, text, { ...role, width: widthOf(sheet, role) })
    if (isTitle) writePill(sheet, parent, { ...card.pill, top })
  }
}

function writePill(
  sheet: PdfSheet,
  parent: PdfElement,
  { mark, text, tone, top }: Card['pill'] & { readonly top: number },
): void {
  const bottom = sheet.doc.y
  const said = `${mark} ${text}`
  const width = Math.min(PILL_WIDTH, sheet.widthOf(said, PDF_ROLES.pill) + 16)
  const x = sheet.left + sheet.width - width
  const { letters, ground } = PDF_TONES[tone]
  sheet.decorate((doc) => {
    doc.roundedRect(x, top, width, 17, 8.5).fill(ground)
  })
  sheet.write({ parent, type: 'P' }, said, {
    ...PDF_ROLES.pill,
    colour: letters,
    x: x + 8,
    y: top + 3,
    width: width - 8,
  })
  sheet.doc.y = Math.max(bottom, top + 17)
}

function figureHeight(sheet: PdfSheet, { figure }: Card, width: number): number {
  return sheet.measure(figure.text, PDF_ROLES.figure, width) + sheet.measure(figure.note, PDF_ROLES.note, width) + 6
}

function writeFigure(sheet: PdfSheet, parent: PdfElement, { figure, x, width }: Strip & Pick<Card, 'figure'>): void {
  const colour = PDF_TONES[figure.tone].letters
  sheet.write({ parent, type: 'P' }, keepUnits(figure.text), { ...PDF_ROLES.figure, colour, x, width })
  sheet.write({ parent, type: 'P' }, keepUnits(figure.note), { ...PDF_ROLES.note, x, width })
  sheet.doc.y += 6
}

const LABEL_SHARE = 0.44

function factHeight(sheet: PdfSheet, { label, value }: Fact, width: number): number {
  const [first, second] = halves(width)
  const heights = [
    sheet.measure(label, PDF_ROLES.label, first),
    sheet.measure(keepUnits(value), PDF_ROLES.cell, second),
  ]
  return Math.max(...heights) + 2 * PADDING
}

function factsHeight(sheet: PdfSheet, facts: readonly Fact[], width: number): number {
  return facts.reduce((sum, fact) => sum + factHeight(sheet, fact, width), 0)
}

function halves(width: number): readonly [number, number] {
  return [width * LABEL_SHARE, width * (1 - LABEL_SHARE)]
}

/** Facts are a table: a name and what is said of it. */
function writeFacts(sheet: PdfSheet, table: PdfElement, { facts, x, width }: Strip & Pick<Card, 'facts'>): void {
  const [first, second] = halves(width)
  for (const fact of facts) {
    const top = sheet.doc.y
    const row = sheet.element(table, 'TR')
    sheet.rule(top, x, width)
    const y = top + PADDING
    sheet.write({ parent: row, type: 'TH', scope: 'Row' }, fact.label, { ...PDF_ROLES.label, x, y, width: first })
    const place = { x: x + first, y, width: second, align: 'right' } as const
    sheet.write({ parent: row, type: 'TD' }, keepUnits(fact.value), { ...PDF_ROLES.cell, ...place })
    sheet.doc.y = top + factHeight(sheet, fact, width)
  }
}
