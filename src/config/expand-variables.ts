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
const INNER = /^([A-Za-z_][A-Za-z0-9_]*)(?::-([^]*))?$/

/**
 * Expands `${VAR}` and `${VAR:-default}`; `$${` stands for a plain `${`. As in a shell, the default also takes the place of an empty value.
 * Other dollar signs (`$service`) stay as they are.
 */
export function expandVariables(text: string, env: Readonly<Record<string, string | undefined>>): Expansion {
  const variables: string[] = []
  const problems: VariableProblem[] = []
  const expanded = text.replace(
    REFERENCE,
    (all: string, inner: string | undefined, end: string | undefined, at: number) => {
      if (inner === undefined) return '${'
      const [, name, fallback] = (end === '}' ? INNER.exec(inner) : null) ?? []
      if (name === undefined || fallback?.includes('${') === true) {
        problems.push({ kind: 'malformed', name: inner, offset: at })
        return all
      }
      variables.push(name)
      const value = env[name]
      if (fallback !== undefined) return value === undefined || value === '' ? fallback : value
      if (value === undefined) problems.push({ kind: 'missing', name, offset: at })
      return value ?? all
    },
  )
  return { text: expanded, variables, problems }
}
