import { AppError } from '../shared/app-error.js'
import { strangeWord } from './metricsql.js'
import { exceptionsIn } from './server-support.js'
import { syntaxTree } from './syntax-tree.js'

/**
 * Says where a PromQL expression stops making sense, or holds what no supported Prometheus takes without a feature flag. The grammar tolerates errors, so this
 * finds syntax errors only, not type errors.
 *
 * @returns a sentence with the position, `null` when servers can parse the expression
 */
export function promqlError(expression: string): string | null {
  if (expression.trim() === '') return 'expected a PromQL expression, found nothing'
  const [at] = errorPositions(expression)
  if (at === undefined) return flagError(expression)
  const strange = strangeWord(expression, at)
  if (strange !== null) return `expected a PromQL expression: ${strange}`
  const near = expression.slice(at, at + 20)
  return near === ''
    ? 'expected a PromQL expression: it ends too early, a bracket, brace or quote is not closed'
    : `expected a PromQL expression: syntax error at character ${at + 1}, near \`${near}\``
}

/** The mend of an error: of syntax as given, of what needs a flag to do without. */
export function hintFor(error: string, ofSyntax: string): string {
  return error.includes(FLAG)
    ? 'write it with plain functions, operators and durations: rules are loaded by any of them'
    : ofSyntax
}

const FLAG = 'without a feature flag'

function flagError(expression: string): string | null {
  const flagged = exceptionsIn(expression).find(({ needs }) => needs === 'a feature flag')
  if (flagged === undefined) return null
  return `expected PromQL that Prometheus 2.42 to 3.5 take ${FLAG}: ${flagged.what}, at character ${flagged.at + 1}, is not among it`
}

function errorPositions(expression: string): number[] {
  const positions: number[] = []
  syntaxTree(expression).iterate({
    enter(node) {
      if (node.type.isError) positions.push(node.from)
    },
  })
  return positions
}

/** A text that should be a plain selector is not. The configuration's check keeps it from happening after loading. */
export class SelectorError extends AppError {
  constructor(message: string) {
    super('selector', message)
  }
}
