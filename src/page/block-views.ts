import type { Block, Cell, OutlineEntry } from '../document/blocks.js'

/** What `blocks.html.hbs` shows of blocks that people wrote; what is drawn or counted has other components. */
export function blockViews(blocks: readonly Block[]): readonly object[] {
  return blocks.flatMap((block): readonly object[] => {
    switch (block.kind) {
      case 'heading':
        return [{ heading: block.text }]
      case 'sentences':
        return [{ paragraphs: block.texts }]
      case 'outline':
        return [{ entries: entryViews(block.entries) }]
      case 'code':
        return [{ code: block.lines.join('\n') }]
      case 'table':
        return [
          {
            table: {
              caption: 'Table',
              columns: block.columns.map((column) => ({ title: typeof column === 'string' ? column : column.title })),
              rows: block.rows.map((row) => row.map((cell) => ({ text: textOf(cell) }))),
            },
          },
        ]
      default:
        return []
    }
  })
}

function entryViews(entries: readonly OutlineEntry[]): readonly object[] {
  return entries.map(({ text, under = [] }) => ({ text, entries: entryViews(under) }))
}

function textOf(cell: string | Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}
