import { syntaxTree } from './syntax-tree.js'

/** The query in one line: without comments, each gap one space, texts in quotes as they are. */
export function tidyQuery(query: string): string {
  let tidy = ''
  let gap = ''
  let end = 0
  syntaxTree(query).iterate({
    enter({ name, from, to }) {
      if (name !== 'LineComment' && name !== 'StringLiteral') return
      gap += query.slice(end, from)
      end = to
      if (name === 'LineComment') return
      tidy += squeezed(gap) + query.slice(from, to)
      gap = ''
    },
  })
  return (tidy + squeezed(gap + query.slice(end))).trim()
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ')
}
