import type {
  Block,
  Card,
  Cell,
  Outline,
  OutlineEntry,
  Queries,
  Section,
  Sentences,
  Table,
} from '../document/blocks.js'
import { tableOn } from '../document/shown-table.js'
import { textFacts, textTable, underline, wrapText } from '../words/text-layout.js'
import type { Page } from './page.js'

const INDENT = 2

/** A page as text in lines of 78 columns, as the plain part of a mail has it. */
export function renderText(page: Page): string {
  const { lead } = page
  return tidy([
    page.overline,
    page.title,
    underline(page.title),
    '',
    wrapText(lead.text),
    ...(lead.more === null ? [] : [wrapText(lead.more)]),
    ...(page.correction === null ? [] : ['', wrapText(page.correction)]),
    ...(page.soFar === null ? [] : [wrapText(page.soFar)]),
    '',
    ...page.sections.flatMap(sectionLines),
    '--',
    ...page.footer.map((line) => wrapText(line)),
  ])
}

function sectionLines({ title, note, blocks }: Section): readonly string[] {
  return [
    ...(title === null ? [] : ['', title, underline(title)]),
    ...(note === null ? [] : [wrapText(note), '']),
    ...blocks.filter(({ on }) => on !== 'page').flatMap((block) => blockLines(block)),
    '',
  ]
}

type BlockOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>

const WRITERS: { readonly [K in Block['kind']]: (block: BlockOf<K>) => readonly string[] } = {
  card: cardLines,
  chart: () => [],
  course: () => [],
  diagram: () => [],
  heading: ({ text }) => ['', text, underline(text)],
  code: ({ lines }) => [...lines.map((line) => `${' '.repeat(INDENT)}${line}`), ''],
  table: tableLines,
  sentences: sentencesLines,
  outline: outlineLines,
  queries: queriesLines,
}

function blockLines<K extends Block['kind']>(block: BlockOf<K> & { readonly kind: K }): readonly string[] {
  return WRITERS[block.kind](block)
}

function cardLines({ pill, title, about, sentences, facts }: Card): readonly string[] {
  const head = ['', `${pill.text.toUpperCase()}: ${title}`, underline(`${pill.text}: ${title}`)]
  return [...head, wrapText(about), '', wrapText(sentences), '', textFacts(facts), '']
}

function tableLines(table: Table): readonly string[] {
  const { columns, rows } = tableOn('text', table)
  const titles = columns.map(({ title, plain = title }) => plain)
  return [textTable([['', ...titles.slice(1)], ...rows.map((row) => row.map(plainOf))]), '']
}

function plainOf(cell: string | Cell): string {
  return typeof cell === 'string' ? cell : (cell.plain ?? cell.text)
}

function sentencesLines({ texts }: Sentences): readonly string[] {
  return texts.flatMap((text) => [wrapText(text), ''])
}

function outlineLines({ entries }: Outline): readonly string[] {
  return entries.flatMap((entry) => [...entryLines(entry, 0), ''])
}

function entryLines({ text, under = [] }: OutlineEntry, indent: number): readonly string[] {
  return [wrapText(text, indent), ...under.flatMap((entry) => entryLines(entry, indent + INDENT))]
}

function queriesLines({ title, queries }: Queries): readonly string[] {
  return [wrapText(title), ...queries.map(({ counts, promql }) => wrapText(`${counts}: ${promql}`, INDENT)), '']
}

/** At most one empty line in a row, none at the ends, no spaces at the ends of lines. */
function tidy(lines: readonly string[]): string {
  return `${lines
    .join('\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
