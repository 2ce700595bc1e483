import Handlebars from 'handlebars'
import type { Block, Cell, OutlineEntry, Picture, Section, Table, Tone } from '../document/blocks.js'
import { tableOn } from '../document/shown-table.js'
import { mailStyles } from '../words/mail-styles.js'
import { keepUnits } from '../words/text-layout.js'
import type { Brand, Page } from './page.js'

/** Sources of the page and of one partial per kind of block. */
export interface PageTemplates {
  readonly page: string
  readonly blocks: Readonly<Record<Block['kind'], string>>
}

/** Addresses of a picture in both schemes (`cid:` or `data:`). */
export interface ChartImages {
  readonly light: string
  readonly dark: string
}

/** Writes a page as HTML that mail clients understand. Everything that comes from outside is escaped. A chart without pictures is left out. */
export type HtmlRenderer = (page: Page, images: ReadonlyMap<Picture, ChartImages>, brand?: Brand) => string

/** Compiles the templates. A name that a template uses and the view does not have is an error, not an empty text. */
export function createHtmlRenderer(templates: PageTemplates): HtmlRenderer {
  const own = Handlebars.create()
  own.registerHelper({ ...helpers })
  own.registerPartial({ ...templates.blocks })
  const html = own.compile(templates.page, { strict: true })
  return (page, images, brand = { colour: null, logo: null }) =>
    html({ ...page, brand, sections: page.sections.map((section) => sectionView(section, images)) })
}

const helpers: Readonly<Record<string, Handlebars.HelperDelegate>> = {
  css: (role: string) => new Handlebars.SafeString(styleOf(role)),
  fill: (tone: string) => `${tone}Fill`,
  // Six hexadecimal digits by the schema.
  ground: (colour: string) => new Handlebars.SafeString(`;background-color:${colour}`),
  coloured: (tone: Tone | null) => new Handlebars.SafeString(tone === null ? '' : `;${styleOf(tone)}`),
  keep: keepUnits,
  // `service/name` may break after the slash, and where there is a space that no unit needs.
  breakable: (text: string) =>
    new Handlebars.SafeString(keepUnits(text).split('/').map(Handlebars.escapeExpression).join('/<wbr>')),
}

// Only our own table is written into style attributes, hence unescaped: it holds quoted font names.
function styleOf(role: string): string {
  const style = mailStyles[role]
  if (style === undefined) throw new Error(`no style is named ${role}`)
  return style
}

function sectionView({ title, note, blocks }: Section, images: ReadonlyMap<Picture, ChartImages>) {
  const shown = blocks.filter(({ on }) => on !== 'text')
  return { title, note, blocks: shown.flatMap((block) => blockView(block, images) ?? []) }
}

/** What the partial of a block takes: all that is left out of a block is said. */
function blockView(block: Block, images: ReadonlyMap<Picture, ChartImages>): object | null {
  switch (block.kind) {
    case 'chart':
    case 'course':
    case 'diagram': {
      const pictures = images.get(block)
      return pictures === undefined ? null : { ...block, ...pictures }
    }
    case 'table':
      return tableView(block, images)
    case 'outline':
      return { ...block, lines: block.entries.flatMap((entry) => linesOf(entry, 0)) }
    default:
      return block
  }
}

/** Columns beside the first that a phone has no room for; one less where sentences stand in them. */
const WIDE = 4
/** Characters of a cell that is more than a word or a figure. */
const SENTENCE = 40

function isWideOnPhones({ columns, rows }: Pick<Table, 'columns' | 'rows'>): boolean {
  const others = columns.length - 1
  if (others !== WIDE - 1) return others >= WIDE
  return rows.some((row) => row.slice(1).some((cell) => textIn(cell).length > SENTENCE))
}

function textIn(cell: string | Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function tableView(table: Table, images: ReadonlyMap<Picture, ChartImages>) {
  const { columns, rows } = tableOn('page', table)
  const [first = '', ...others] = columns.map(({ title }) => title)
  // On a phone each cell then stands on a line of its own, behind the title of its column.
  const isWide = isWideOnPhones({ columns, rows })
  return {
    kind: table.kind,
    isWide,
    first,
    others,
    rows: rows.map((row) => {
      const [name, ...cells] = row.map((cell) => cellView(cell, images))
      return { name, cells: cells.map((cell, index) => ({ ...cell, label: isWide ? (others[index] ?? '') : '' })) }
    }),
  }
}

function cellView(cell: string | Cell, images: ReadonlyMap<Picture, ChartImages>) {
  const { text, tone = null, strong = false, below = [], spark } = typeof cell === 'string' ? { text: cell } : cell
  const pictures = spark === undefined ? undefined : images.get(spark)
  const shown = spark === undefined || pictures === undefined ? null : { alt: spark.alt, ...pictures }
  return {
    text,
    tone,
    strong,
    spark: shown,
    below: below.map((one) => (typeof one === 'string' ? { text: one, tone: null } : one)),
  }
}

const INDENT_PX = 16

function linesOf({ text, under = [] }: OutlineEntry, indent: number): readonly object[] {
  return [{ text, indent }, ...under.flatMap((entry) => linesOf(entry, indent + INDENT_PX))]
}
