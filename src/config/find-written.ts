import type { Origin } from '../yaml/located.js'

/** Where a text stands in the files of the configuration, in their order; comments left out, and a longer word does not count. */
export function findWritten(text: string, sources: ReadonlyMap<string, string>): readonly Origin[] {
  return [...sources].flatMap(([file, source]) =>
    source.split(/\r?\n/).flatMap((line, index): Origin[] => {
      const column = line.indexOf(text)
      if (column < 0 || line.trimStart().startsWith('#') || isPartOfWord(line, column, text)) return []
      return [{ file, line: index + 1, column: column + 1, path: '', variables: [], unresolved: false }]
    }),
  )
}

function isPartOfWord(line: string, column: number, text: string): boolean {
  return /[\w/*-]/.test(line[column - 1] ?? ' ') || /[\w/-]/.test(line[column + text.length] ?? ' ')
}
