import { parser } from '@prometheus-io/lezer-promql'

/** The query in one line: without comments, each gap one space, texts in quotes as they are. */
export function tidyQuery(query: string): string {
  const parts: string[] = []
  let end = 0
  parser.parse(query).iterate({
    enter({ name, from, to }) {
      if (name !== 'LineComment' && name !== 'StringLiteral') return
      parts.push(squeezed(query.slice(end, from)), name === 'LineComment' ? ' ' : query.slice(from, to))
      end = to
    },
  })
  return [...parts, squeezed(query.slice(end))].join('').trim()
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ')
}
