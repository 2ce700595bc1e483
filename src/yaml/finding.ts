import { BOUNDS } from './bounds.js'
import { excerptOf } from './excerpt.js'
import type { Diagnostic } from './diagnostic.js'
import type { Origin } from './located.js'

/** A mistake as a check reports it. */
export interface Finding {
  readonly origin: Origin
  /** Such as `slos[0].indicator`; within the file of `origin`. */
  readonly path: string
  readonly message: string
  readonly hint: string | null
}

/** What is wrong with something that could not be read: never nothing. */
export type Findings = readonly [Finding, ...Finding[]]

/** Findings where there must be one; `otherwise` is said where nothing else is. */
export function atLeastOne(findings: readonly Finding[], otherwise: () => Finding): Findings {
  const [first, ...others] = findings
  return first === undefined ? [otherwise()] : [first, ...others]
}

/** A mistake at a value itself. */
export function findingAt(origin: Origin, message: string, hint: string | null = null): Finding {
  return { origin, path: origin.path, message, hint }
}

/**
 * Puts findings in reading order and drops what says nothing new: the same words at the same place (a template is checked once by itself and
 * once in each SLO that uses it), and whatever is said against a value whose variable is missing.
 *
 * @param sources text of each file by the name that origins use, root first: its order is the order of files
 */
export function toDiagnostics(findings: readonly Finding[], sources: ReadonlyMap<string, string>): Diagnostic[] {
  const ranks = new Map([...sources.keys()].map((file, index) => [file, index]))
  const lines = new Map([...sources].map(([file, text]) => [file, text.split(/\r?\n/)]))
  const unique = new Map<string, Diagnostic>()
  for (const { origin, path, message, hint } of findings) {
    if (origin.unresolved) continue
    const { file, line, column } = origin
    const id = [file, line, column, message].join('\n')
    if (!unique.has(id)) {
      unique.set(id, { file, line, column, path, message, hint: withVariables(hint, origin), excerpt: null })
    }
  }
  const rank = (one: Diagnostic) => ranks.get(one.file) ?? -1
  const all = [...unique.values()].sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column)
  const told = all
    .slice(0, BOUNDS.told)
    .map((one) => ({ ...one, ...excerptOf(lines.get(one.file)?.[one.line - 1], one.column) }))
  return all.length > told.length ? [...told, more(all.length - told.length, all)] : told
}

function more(count: number, [first]: readonly Diagnostic[]): Diagnostic {
  const message = `${count.toLocaleString('en')} more problems are not shown`
  return { file: first?.file ?? '', line: 0, column: 0, path: '', message, hint: null, excerpt: null }
}

/** The line shown holds `${VAR}`, not the value: say where to look. */
function withVariables(hint: string | null, { variables }: Origin): string | null {
  if (variables.length === 0) return hint
  const source = `the value comes from the environment: ${variables.join(', ')}`
  return hint === null ? source : `${hint} (${source})`
}
