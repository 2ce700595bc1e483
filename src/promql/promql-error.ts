import { parser } from '@prometheus-io/lezer-promql'

/**
 * Says where a PromQL expression stops making sense. The grammar tolerates errors, so this finds syntax errors only, not type errors.
 *
 * @returns a sentence with the position, `null` when the expression parses
 */
export function promqlError(expression: string): string | null {
  if (expression.trim() === '') return 'expected a PromQL expression, found nothing'
  const [at] = errorPositions(expression)
  if (at === undefined) return null
  const near = expression.slice(at, at + 20)
  return near === ''
    ? 'expected a PromQL expression: it ends too early, a bracket, brace or quote is not closed'
    : `expected a PromQL expression: syntax error at character ${at + 1}, near \`${near}\``
}

function errorPositions(expression: string): number[] {
  const positions: number[] = []
  parser.parse(expression).iterate({
    enter(node) {
      if (node.type.isError) positions.push(node.from)
    },
  })
  return positions
}
