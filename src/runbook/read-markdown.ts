import MarkdownIt, { type Token } from 'markdown-it'
import type { Block, Cell, OutlineEntry } from '../document/blocks.js'

/**
 * A text in Markdown as blocks, so that pages, prints and PDFs show it alike: headings, paragraphs, lists, tables and code. Tags of HTML are shown as
 * they are written. Where a link leads stands behind it, because a print cannot be clicked.
 */
export function readMarkdown(text: string): readonly Block[] {
  return new BlockReader(new MarkdownIt({ html: false }).parse(text, {})).blocks()
}

/** Reads tokens one after the other. */
class BlockReader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  blocks(): readonly Block[] {
    const blocks: Block[] = []
    for (let token = this.#next(); token !== undefined; token = this.#next()) blocks.push(...this.#block(token))
    return blocks
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++]
  }

  #block(token: Token): readonly Block[] {
    switch (token.type) {
      case 'heading_open':
        return [{ kind: 'heading', text: this.#inline() }]
      case 'table_open':
        return [this.#table()]
      case 'inline':
        return [{ kind: 'sentences', texts: [inlineText(token)] }]
      case 'bullet_list_open':
      case 'ordered_list_open':
        return [{ kind: 'outline', entries: this.#list(token) }]
      case 'fence':
      case 'code_block':
        return [codeOf(token)]
      default:
        return []
    }
  }

  #inline(): string {
    const token = this.#next()
    return token === undefined ? '' : inlineText(token)
  }

  #table(): Block {
    const rows: string[][] = []
    for (let token = this.#next(); token !== undefined && token.type !== 'table_close'; token = this.#next()) {
      if (token.type === 'tr_open') rows.push([])
      if (token.type === 'inline') rows.at(-1)?.push(inlineText(token))
    }
    const [columns = [], ...others] = rows
    return { kind: 'table', columns, rows: others }
  }

  /** Up to the end of the list; what is ordered keeps its numbers. */
  #list(open: Token): readonly OutlineEntry[] {
    const entries: OutlineEntry[] = []
    const isOrdered = open.type === 'ordered_list_open'
    const first = Number(open.attrGet('start') ?? 1)
    for (let token = this.#next(); token !== undefined; token = this.#next()) {
      if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') break
      if (token.type !== 'list_item_open') continue
      const entry = this.#item()
      const sign = isOrdered ? `${first + entries.length}.` : '•'
      entries.push({ ...entry, text: `${sign} ${entry.text}` })
    }
    return entries
  }

  #item(): OutlineEntry {
    const lines: OutlineEntry[] = []
    for (let token = this.#next(); token !== undefined && token.type !== 'list_item_close'; token = this.#next()) {
      lines.push(...this.#lines(token))
    }
    const [head, ...under] = lines
    return { text: head?.text ?? '', under: [...(head?.under ?? []), ...under] }
  }

  #lines(token: Token): readonly OutlineEntry[] {
    return this.#block(token).flatMap((block): readonly OutlineEntry[] => {
      if (block.kind === 'outline') return block.entries
      if (block.kind === 'sentences') return block.texts.map((text) => ({ text }))
      if (block.kind === 'code') return block.lines.map((text) => ({ text }))
      if (block.kind === 'table') return block.rows.map((row) => ({ text: row.map(textOf).join(', ') }))
      return block.kind === 'heading' ? [{ text: block.text }] : []
    })
  }
}

function codeOf({ content }: Token): Block {
  return { kind: 'code', lines: content.replace(/\n$/, '').split('\n') }
}

/** The text without its marks. */
function inlineText({ children }: Token): string {
  let leads: string | null = null
  return (children ?? [])
    .map((child) => {
      if (child.type === 'link_open') leads = String(child.attrGet('href') ?? '')
      if (child.type === 'softbreak') return ' '
      if (child.type === 'hardbreak') return '\n'
      if (child.type !== 'link_close') return child.content
      const behind = leads === null ? '' : ` (${leads})`
      leads = null
      return behind
    })
    .join('')
}

function textOf(cell: string | Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}
