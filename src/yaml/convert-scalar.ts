import { isScalar } from 'yaml'
import type { Scalar, ScalarTag } from 'yaml'
import { originAt } from './conversion.js'
import type { Conversion, Converted } from './conversion.js'
import { expandVariables } from './expand-variables.js'
import type { VariableProblem } from './expand-variables.js'
import { findingAt } from './finding.js'
import type { Way } from './format-path.js'
import type { Origin } from './located.js'

/** A scalar's value with its `${VAR}`s expanded; unquoted text is read anew afterwards, so that `${PORT:-9580}` is a number. */
export function convertScalar(conversion: Conversion, node: Scalar, way: Way): Converted {
  const { value } = node
  const origin = typedAs(originAt(conversion, node.range?.[0] ?? 0, way), node, value)
  if (typeof value !== 'string' || !mayExpand(value, conversion)) return { value, origin }
  const { text, variables, problems } = expandVariables(value, conversion.env)
  for (const problem of problems) report(conversion, node, { problem, way })
  if (problems.length > 0) return { value, origin: { ...origin, variables, unresolved: true } }
  if (node.type !== 'PLAIN') return { value: text, origin: { ...origin, variables } }
  const read = readPlain(conversion, text)
  return { value: read, origin: typedAs({ ...origin, variables }, node, read), empty: text === '' }
}

/** With what was typed, where it became something else than a text. */
function typedAs(origin: Origin, { type, source }: Scalar, value: unknown): Origin {
  return type !== 'PLAIN' || typeof value === 'string' || source === undefined ? origin : { ...origin, typed: source }
}

function mayExpand(text: string, { expand }: Conversion): boolean {
  return expand && text.includes('${')
}

function report(conversion: Conversion, node: Scalar, { problem, way }: { problem: VariableProblem; way: Way }): void {
  const [from = 0, to = 0] = node.range ?? []
  // Escapes and folded lines shift offsets, so look for the reference itself in the file.
  const found = conversion.text.indexOf(`\${${problem.name}`, from)
  const origin = originAt(conversion, found >= 0 && found < to ? found : from, way)
  const [message, hint] =
    problem.kind === 'missing'
      ? [
          `the variable ${problem.name} is not set`,
          `set it in the environment, give a default: \${${problem.name}:-…}, or write $\${ for a plain \${`,
        ]
      : [
          `expected \${NAME} or \${NAME:-default}`,
          'a name has letters, digits and underscores; write $${ for a plain ${',
        ]
  conversion.findings.push(findingAt(origin, message, hint))
}

/** Reads unquoted text as YAML would: a number, a truth value, nothing, or a text. */
function readPlain({ document }: Conversion, text: string): unknown {
  const tag = document.schema.tags.find(
    (one): one is ScalarTag => one.collection === undefined && one.default === true && one.test?.test(text) === true,
  )
  const value = tag?.resolve(text, () => undefined, {})
  return tag === undefined ? text : isScalar(value) ? value.value : value
}
