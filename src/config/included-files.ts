import { dirname, join, resolve } from 'node:path'
import { BOUNDS } from '../yaml/bounds.js'
import { findingAt } from '../yaml/finding.js'
import type { Finding } from '../yaml/finding.js'
import type { Origin, Origins } from '../yaml/located.js'
import type { Matches } from './matching-files.js'
import { listAt } from '../yaml/raw.js'

export interface Including {
  /** The root file, as a person names it. */
  readonly file: string
  readonly value: unknown
  readonly cwd: string
  readonly origins: Origins
  /** Finds what a pattern leads to from a folder. */
  readonly match: (pattern: string, folder: string) => Matches
}

/**
 * The files that `include` names, sorted, without the root file itself. A pattern that matches nothing is a mistake, and so is whatever
 * matches and cannot be read.
 */
export function findIncluded(including: Including): { files: string[]; findings: Finding[] } {
  const { file, value, cwd, origins } = including
  const folder = dirname(resolve(cwd, file))
  const findings: Finding[] = []
  const patterns = listAt(value, 'include')
  const names = patterns.flatMap((pattern, index) => {
    const origin = origins.at(patterns, index)?.value
    if (typeof pattern !== 'string' || origin === undefined || origin.unresolved) return []
    const { files, obstacles } = including.match(pattern, folder)
    const wanted = files.filter((name) => resolve(folder, name) !== resolve(cwd, file))
    findings.push(...obstacles.map(({ path, problem }) => obstacle({ path, problem, pattern }, file, origin)))
    if (wanted.length + obstacles.length === 0) findings.push(nothingFound(pattern, origin))
    return wanted
  })
  const files = [...new Set(names)].sort().map((name) => join(dirname(file), name))
  const [first] = files.length > BOUNDS.files ? patterns.keys() : []
  const origin = first === undefined ? undefined : origins.at(patterns, first)?.value
  if (origin === undefined) return { files, findings }
  const tooMany = `the patterns match more than ${BOUNDS.files.toLocaleString('en')} files`
  return { files: [], findings: [...findings, findingAt(origin, tooMany)] }
}

function obstacle(
  { path, problem, pattern }: { path: string | null; problem: string; pattern: string },
  root: string,
  origin: Origin,
): Finding {
  if (path === null) return findingAt(origin, `the pattern ${pattern} ${problem}`)
  const hint = 'move it away, or narrow the pattern: *.yaml'
  return findingAt(origin, `${join(dirname(root), path)} ${problem}`, hint)
}

function nothingFound(pattern: string, origin: Origin): Finding {
  return findingAt(
    origin,
    `no file matches ${pattern}`,
    'patterns start at the folder of the root file; take the line out where there are no files yet',
  )
}
