import type { Block, Card, Cell, Outline, OutlineEntry, Queries, Section, Table } from '../document/blocks.js'
import { tableOn } from '../document/shown-table.js'
import type { Page } from './page.js'

/** A page as GitHub and GitLab read Markdown. Nothing in a text is taken for a sign of it; pictures are left out. */
export function renderMarkdown(page: Page): string {
  const { lead } = page
  const parts = [
    `# ${plain(page.title)}`,
    `**${plain(lead.mark)} ${plain(lead.text)}**`,
    ...(lead.more === null ? [] : [plain(lead.more)]),
    ...[page.correction, page.soFar].flatMap((one) => (one === null ? [] : [`> ${plain(one)}`])),
    ...page.sections.flatMap(sectionParts),
    '---',
    ...page.footer.map((line) => `<sub>${plain(line)}</sub>`),
  ]
  return `${parts.join('\n\n')}\n`
}

function sectionParts({ title, note, blocks }: Section): readonly string[] {
  return [
    ...(title === null ? [] : [`## ${plain(title)}`]),
    ...(note === null ? [] : [plain(note)]),
    ...blocks.filter(({ on }) => on !== 'text').flatMap((block) => blockParts(block)),
  ]
}

type BlockOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>

const WRITERS: { readonly [K in Block['kind']]: (block: BlockOf<K>) => readonly string[] } = {
  card: cardParts,
  chart: () => [],
  course: () => [],
  diagram: () => [],
  heading: ({ text }) => [`### ${plain(text)}`],
  code: ({ lines }) => [fenced(lines)],
  table: (block) => [tableText(block)],
  sentences: ({ texts }) => texts.map(plain),
  outline: (block) => [outlineText(block)],
  queries: (block) => [queriesText(block)],
}

function blockParts<K extends Block['kind']>(block: BlockOf<K> & { readonly kind: K }): readonly string[] {
  return WRITERS[block.kind](block)
}

function cardParts({ title, pill, about, figure, sentences, facts }: Card): readonly string[] {
  return [
    `### ${plain(title)}: ${plain(pill.mark)} ${plain(pill.text)}`,
    plain(about),
    `**${plain(figure.text)}** ${plain(figure.note)}`,
    plain(sentences),
    ...(facts.length === 0 ? [] : [facts.map(({ label, value }) => `- ${plain(label)}: ${plain(value)}`).join('\n')]),
  ]
}

function tableText(table: Table): string {
  const { columns, rows } = tableOn('page', table)
  const head = columns.map(({ title }) => cellText(title))
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(cellText))]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function cellText(cell: string | Cell): string {
  const { text, below = [] } = typeof cell === 'string' ? { text: cell } : cell
  const small = below.map((one) => (typeof one === 'string' ? one : one.text))
  return [text, ...small].map(plain).join('<br>')
}

function outlineText({ entries }: Outline): string {
  return entries.flatMap((entry) => outlineLines(entry, '')).join('\n')
}

function outlineLines({ text, under = [] }: OutlineEntry, indent: string): readonly string[] {
  return [`${indent}- ${plain(text)}`, ...under.flatMap((entry) => outlineLines(entry, `${indent}  `))]
}

function queriesText({ title, queries }: Queries): string {
  const lines = queries.map(({ counts, promql }) => `# ${counts}\n${promql}`)
  return [plain(title), '```promql', ...lines, '```'].join('\n')
}

/** Between more backticks than stand within. */
function fenced(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return [fence, ...lines, fence].join('\n')
}

/** Signs that would mean something are written as themselves; a text of several lines keeps them. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)([-+])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2')
    .replace(/\r?\n/g, '<br>')
}
