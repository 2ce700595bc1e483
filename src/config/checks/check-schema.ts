import { stringify } from 'yaml'
import type { z } from 'zod'
import { atLeastOne, findingAt } from '../../yaml/finding.js'
import type { Finding, Findings } from '../../yaml/finding.js'
import { flattenIssues } from './flatten-issues.js'
import type { Issue } from './flatten-issues.js'
import { formatPath } from '../../yaml/format-path.js'
import { schemasAt } from '../reference/json-schemas.js'
import type { JsonSchema } from '../reference/json-schemas.js'
import type { Origin, Origins, Path, Tree } from '../../yaml/located.js'
import { guessDuration } from '../../shared/duration.js'
import { nearestName, suggestName } from '../../shared/nearest-name.js'
import { rawAt } from '../../yaml/raw.js'
import { expectation } from '../schema/schema-error-map.js'
import { throwingPath } from '../throwing-path.js'

/** Against what a file is checked. */
export interface SchemaCheck<Output> {
  readonly schema: z.ZodType<Output>
  /** What a person may write, for suggestions and examples. Made only when something is wrong. */
  readonly written: () => JsonSchema
  readonly origins: Origins
  /** Maps that lack keys through no fault of their own, with the mistake that is to blame. */
  readonly incomplete?: ReadonlyMap<unknown, Finding>
}

/** What the check came to: data, or what is wrong. There is nothing in between, so that nothing unread can pass for nothing there. */
export type Checked<Output> =
  | { readonly data: Output; readonly findings: readonly [] }
  | { readonly data: null; readonly findings: Findings }

/** Checks a tree against a schema and says where in which file each mistake stands. */
export function checkSchema<Output>(tree: Tree, check: SchemaCheck<Output>): Checked<Output> {
  const parse = (value: unknown) => check.schema.safeParse(value, { error: expectation })
  let result
  try {
    result = parse(tree.value)
  } catch (cause) {
    return { data: null, findings: [fallenOver(tree, check, { parse, cause })] }
  }
  if (result.success) return { data: result.data, findings: [] }
  const written = check.written()
  const issues = flattenIssues(result.error.issues)
  const typos = typosIn(tree, issues)
  // The first thing wrong with a value is enough: later checks of the same value often fail for the same reason.
  const first = new Map<string, Finding>()
  for (const issue of issues) {
    const id = JSON.stringify(issue.path)
    if (first.has(id) || isExplainedByTypo({ issue, tree }, typos)) continue
    first.set(id, toFinding({ issue, tree, written }, check))
  }
  return { data: null, findings: atLeastOne([...first.values()], () => findingAt(tree.origin, 'cannot be read')) }
}

/** A check that fell over a value: a mistake of ours, but whoever wrote the value can change it. */
function fallenOver<Output>(
  tree: Tree,
  { origins }: SchemaCheck<Output>,
  { parse, cause }: { readonly parse: (value: unknown) => unknown; readonly cause: unknown },
): Finding {
  const { origin } = origins.locate(tree, throwingPath(tree.value, parse))
  const reason = cause instanceof Error ? cause.message : String(cause)
  return findingAt(origin, `this value could not be checked: ${reason}`, 'write it in another way, and report it')
}

/** Unknown keys by the map in which they stand. */
function typosIn(tree: Tree, issues: readonly Issue[]): ReadonlyMap<unknown, readonly string[]> {
  const typos = new Map<unknown, string[]>()
  for (const { kind, path } of issues) {
    if (kind !== 'unknown-key') continue
    const container = containerAt(tree, path)
    const beside = typos.get(container) ?? []
    beside.push(String(path.at(-1)))
    typos.set(container, beside)
  }
  return typos
}

/** `objectve` unknown and `objective` missing are one mistake, not two. */
function isExplainedByTypo(
  { issue, tree }: Pick<Subject, 'issue' | 'tree'>,
  typos: ReadonlyMap<unknown, readonly string[]>,
): boolean {
  const missing = issue.path.at(-1)
  const container = containerAt(tree, issue.path)
  if (typeof missing !== 'string' || rawAt(container, missing) !== undefined) return false
  return (typos.get(container) ?? []).some((typo) => nearestName(typo, [missing]) !== null)
}

interface Subject {
  readonly issue: Issue
  readonly tree: Tree
  readonly written: JsonSchema
  readonly origin: Origin
}

function toFinding(
  about: Omit<Subject, 'origin'>,
  check: Pick<SchemaCheck<unknown>, 'origins' | 'incomplete'>,
): Finding {
  const { issue, tree } = about
  const { origin, rest } = check.origins.locate(tree, issue.path)
  const subject = { ...about, origin }
  const path = formatPath(rest, origin.path)
  if (rest.length > 0) return check.incomplete?.get(containerAt(tree, issue.path)) ?? missing(subject, path)
  const place = issue.kind === 'value' ? origin : (keyOrigin(tree, issue.path, check.origins) ?? origin)
  return { origin: place, path, message: issue.message, hint: issue.hint ?? HINTS[issue.kind](subject) }
}

function missing(subject: Subject, path: string): Finding {
  const { issue, origin } = subject
  return { origin, path, message: `missing, ${issue.message}`, hint: issue.hint ?? exampleHint(subject) }
}

/** How to mend what does not say so itself. */
const HINTS: Record<Issue['kind'], (subject: Subject) => string | null> = {
  value: valueHint,
  key: () => null,
  'unknown-key': unknownKeyHint,
}

function valueAt(tree: Tree, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    tree.value,
  )
}

function containerAt(tree: Tree, path: Path): unknown {
  return valueAt(tree, path.slice(0, -1))
}

function keyOrigin(tree: Tree, path: Path, origins: Origins) {
  const container = containerAt(tree, path)
  const key = path.at(-1)
  if (typeof container !== 'object' || container === null || key === undefined) return null
  return origins.at(container, key)?.key ?? null
}

function unknownKeyHint(subject: Subject): string {
  const key = String(subject.issue.path.at(-1))
  if (key === '<<')
    return 'merge keys are not part of this language: share parts of SLOs through slo_templates and use:'
  return suggestName(key, freeKeys(subject), 'every key known here is given already')
}

/** Keys that may stand beside the issue's own, and do not stand there yet. */
function freeKeys({ issue, tree, written }: Subject): string[] {
  const container = containerAt(tree, issue.path)
  return schemasAt(written, issue.path.slice(0, -1))
    .flatMap(({ properties }) => Object.keys(properties ?? {}))
    .filter((key) => rawAt(container, key) === undefined)
}

function exampleHint({ issue, written }: Subject): string | null {
  const example = schemasAt(written, issue.path).flatMap(({ examples }) => examples ?? [])[0]
  if (example === undefined) return null
  const text = stringify(example, { collectionStyle: 'flow', flowCollectionPadding: true, lineWidth: 0 }).trim()
  return `add \`${String(issue.path.at(-1))}: ${text}\``
}

/** Mistakes of notation that one can see in the value itself. */
function valueHint({ issue, tree, written, origin }: Subject): string | null {
  const value = valueAt(tree, issue.path)
  if (value === null) return 'nothing stands after the colon: write a value, or take the line out'
  if (typeof value === 'string') return bareNumberHint(issue, value)
  const isBare = typeof value === 'number' || typeof value === 'boolean'
  if (!isBare || issue.expected !== 'string') return null
  return textHint(String(value), { issue, written, origin })
}

function textHint(value: string, { issue, written, origin }: Omit<Subject, 'tree'>): string {
  const isDuration = schemasAt(written, issue.path).some(({ format }) => format === 'prometheus-duration')
  return isDuration ? `add a unit: ${guessDuration(value) ?? '30s'}` : `put it in quotes: "${origin.typed ?? value}"`
}

function bareNumberHint({ expected }: Issue, text: string): string | null {
  if (expected !== 'number' && expected !== 'int') return null
  const digits = /^\s*([\d.]+)\s*%?\s*$/.exec(text)?.[1]
  return digits === undefined ? null : `write the bare number: ${digits}`
}
