import type { Diagnostic } from './diagnostic.js'

const LONGEST = 240

/** The line of a mistake; of a long one, as of a map written on one line, only what is around the mistake. `column` is from 1. */
export function excerptOf(line: string | undefined, column: number): Pick<Diagnostic, 'excerpt' | 'excerptColumn'> {
  if (line === undefined) return { excerpt: null }
  if (line.length <= LONGEST) return { excerpt: line }
  const from = Math.max(0, column - 1 - LONGEST / 2)
  const [before, after] = [from > 0 ? '…' : '', from + LONGEST < line.length ? '…' : '']
  return {
    excerpt: `${before}${line.slice(from, from + LONGEST)}${after}`,
    excerptColumn: column - from + before.length,
  }
}
