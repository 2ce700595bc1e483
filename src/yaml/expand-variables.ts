/** What became of a text with `${VAR}`s. */
export interface Expansion {
  readonly text: string
  /** Names of the variables that were looked up, in order. */
  readonly variables: readonly string[]
  /** What could not be expanded, with the place in the given text at which it begins. */
  readonly problems: readonly VariableProblem[]
}

export interface VariableProblem {
  readonly kind: 'missing' | 'malformed'
  /** The variable's name, or the text between the braces when it is no name. */
  readonly name: string
  readonly offset: number
}

const REFERENCE = /\$\$\{|\$\{([^}]*)(\}|$)/g
/** A default holds no further variable. */
const INNER = /^([A-Za-z_][A-Za-z0-9_]*)(?::-((?:(?!\$\{)[^])*))?$/

type Env = Readonly<Record<string, string | undefined>>

/**
 * Expands `${VAR}` and `${VAR:-default}`; `$${` stands for a plain `${`. As in a shell, the default also takes the place of an empty value.
 * Other dollar signs (`$service`) stay as they are.
 */
export function expandVariables(text: string, env: Env): Expansion {
  const matches = [...text.matchAll(REFERENCE)].map((match) => ({ match, ...expandOne(match, env) }))
  const pieces = matches.map(({ match, value }, index) => {
    const before = matches[index - 1]?.match
    const from = before === undefined ? 0 : before.index + before[0].length
    return text.slice(from, match.index) + value
  })
  const last = matches.at(-1)?.match
  const rest = last === undefined ? text : text.slice(last.index + last[0].length)
  return {
    text: pieces.join('') + rest,
    variables: matches.flatMap(({ variable }) => variable ?? []),
    problems: matches.flatMap(({ problem }) => problem ?? []),
  }
}

interface Expanded {
  readonly value: string
  readonly variable?: string
  readonly problem?: VariableProblem
}

function expandOne(match: RegExpMatchArray & { index: number }, env: Env): Expanded {
  const [all, inner, end] = match
  if (inner === undefined) return { value: '${' }
  const reference = end === '}' ? INNER.exec(inner) : null
  if (reference === null) return { value: all, problem: { kind: 'malformed', name: inner, offset: match.index } }
  const [, variable = '', fallback] = reference
  const value = lookUp(variable, fallback, env)
  if (value !== undefined) return { value, variable }
  return { value: all, variable, problem: { kind: 'missing', name: variable, offset: match.index } }
}

function lookUp(variable: string, fallback: string | undefined, env: Env): string | undefined {
  const set = Object.hasOwn(env, variable) ? env[variable] : undefined
  return fallback === undefined ? set : set || fallback
}
