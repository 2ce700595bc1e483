import type { Block, Section } from '../../document/blocks.js'
import { keepUnits } from '../../words/text-layout.js'
import { cardStart, writeCard } from './pdf-card.js'
import { chartHeight, courseHeight, diagramWidth, writeChart, writeCourse, writeDiagram } from './pdf-chart.js'
import type { PdfContext } from './pdf-context.js'
import type { PdfElement, PdfSheet } from './pdf-sheet.js'
import { PDF_ROLES } from './pdf-style.js'
import { tableStart, writeTable } from './pdf-table.js'
import { writeCode, writeHeading, writeOutline, writeQueries, writeSentences } from './pdf-text.js'

/** Width of a chart that stands alone, in points. */
const CHART_WIDTH = 380
/** Between sections. */
const GAP = 20

type BlockOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>

/** How a kind of block is written, and how much of it must stand below its heading. */
interface BlockWriter<K extends Block['kind']> {
  readonly write: (context: PdfContext, parent: PdfElement, block: BlockOf<K>) => void
  readonly start: (sheet: PdfSheet, block: BlockOf<K>) => number
}

const FEW_LINES = 30

const WRITERS: { readonly [K in Block['kind']]: BlockWriter<K> } = {
  card: {
    write: (context, parent, card) => {
      writeCard(context, parent, { card, chart: null })
    },
    start: (sheet, card) => cardStart(sheet, { card, chart: null }),
  },
  chart: { write: writeLoneChart, start: () => chartHeight(CHART_WIDTH) },
  course: { write: writeLoneCourse, start: () => courseHeight(CHART_WIDTH) },
  diagram: {
    write: (context, parent, diagram) => {
      writeDiagram(context, parent, diagram)
    },
    start: (sheet, diagram) => diagramWidth(sheet, diagram).height,
  },
  heading: {
    write: ({ sheet }, parent, block) => {
      writeHeading(sheet, parent, block)
    },
    start: () => FEW_LINES,
  },
  code: {
    write: ({ sheet }, parent, block) => {
      writeCode(sheet, parent, block)
    },
    start: () => FEW_LINES,
  },
  table: {
    write: (context, parent, block) => {
      writeTable(context, parent, block)
    },
    start: tableStart,
  },
  sentences: {
    write: ({ sheet }, parent, block) => {
      writeSentences(sheet, parent, block)
    },
    start: () => FEW_LINES,
  },
  outline: {
    write: ({ sheet }, parent, block) => {
      writeOutline(sheet, parent, block)
    },
    start: () => FEW_LINES,
  },
  queries: {
    write: ({ sheet }, parent, block) => {
      writeQueries(sheet, parent, block)
    },
    start: () => FEW_LINES,
  },
}

/** A section under its heading, which never stands alone at the foot of a page. */
export function writeSection(
  context: Omit<PdfContext, 'heading'>,
  { parent, mark }: { readonly parent: PdfElement; readonly mark: Marker },
  section: Section,
): void {
  const { sheet } = context
  const element = sheet.element(parent, 'Sect')
  const blocks = section.blocks.filter(({ on }) => on !== 'text')
  sheet.skip(GAP)
  if (section.title !== null) writeTitle(sheet, element, { ...section, title: section.title, first: blocks[0], mark })
  const level = section.title === null ? 2 : 3
  const heading = {
    tag: `H${level}`,
    mark: (text: string) => {
      mark(text, level)
    },
  }
  writeBlocks({ ...context, heading }, element, blocks)
  element.end()
}

/** Is told where a heading of a level stands. */
export type Marker = (text: string, level: 2 | 3) => void

interface Title {
  readonly title: string
  readonly note: string | null
  readonly first: Block | undefined
  readonly mark: Marker
}

function writeTitle(sheet: PdfSheet, parent: PdfElement, { title, note, first, mark }: Title): void {
  const noted = note === null ? [] : [keepUnits(note)]
  const heights = [
    sheet.measure(title, PDF_ROLES.sectionTitle),
    ...noted.map((text) => sheet.measure(text, PDF_ROLES.note)),
  ]
  const start = first === undefined ? 0 : startOf(sheet, first)
  sheet.keep(heights.reduce((sum, height) => sum + height, 0) + start + GAP / 2)
  mark(title, 2)
  sheet.write({ parent, type: 'H2' }, title, PDF_ROLES.sectionTitle)
  for (const text of noted) {
    sheet.skip(2)
    sheet.write({ parent, type: 'P' }, text, PDF_ROLES.note)
  }
}

function startOf<K extends Block['kind']>(sheet: PdfSheet, block: BlockOf<K> & { readonly kind: K }): number {
  return WRITERS[block.kind].start(sheet, block)
}

/** A chart that follows a card stands beside it. */
function writeBlocks(context: PdfContext, parent: PdfElement, blocks: readonly Block[]): void {
  blocks.forEach((block, index) => {
    const [before, after] = [blocks[index - 1], blocks[index + 1]]
    if (block.kind === 'chart' && before?.kind === 'card') return
    if (block.kind === 'card' && after?.kind === 'chart') writeCard(context, parent, { card: block, chart: after })
    else writeBlock(context, parent, block)
  })
}

function writeBlock<K extends Block['kind']>(
  context: PdfContext,
  parent: PdfElement,
  block: BlockOf<K> & { readonly kind: K },
): void {
  WRITERS[block.kind].write(context, parent, block)
}

function writeLoneChart(context: PdfContext, parent: PdfElement, chart: BlockOf<'chart'>): void {
  const { sheet } = context
  sheet.skip(8)
  sheet.keep(chartHeight(CHART_WIDTH))
  writeChart(context, parent, { chart, x: sheet.left, y: sheet.doc.y, width: CHART_WIDTH })
}

function writeLoneCourse(context: PdfContext, parent: PdfElement, course: BlockOf<'course'>): void {
  const { sheet } = context
  sheet.skip(8)
  sheet.keep(courseHeight(CHART_WIDTH))
  writeCourse(context, parent, { course, x: sheet.left, y: sheet.doc.y, width: CHART_WIDTH })
}
