import type { z } from 'zod'
import type { Path } from '../../yaml/located.js'

/** One thing wrong, at one place. */
export interface Issue {
  readonly kind: 'value' | 'key' | 'unknown-key'
  readonly path: Path
  readonly message: string
  readonly hint: string | null
  readonly expected: string | null
}

type ZodIssue = z.core.$ZodIssue

/** Turns zod's issues into one per mistake: one per unknown key, and of a choice only what is wrong with the branch that was meant. */
export function flattenIssues(issues: readonly ZodIssue[], prefix: Path = []): Issue[] {
  return issues.flatMap((issue) => flattenIssue(issue, [...prefix, ...(issue.path as Path)]))
}

function flattenIssue(issue: ZodIssue, path: Path): Issue[] {
  const plain = { path, message: issue.message, hint: hintOf(issue), expected: null }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ ...plain, kind: 'unknown-key', path: [...path, key], message: 'unknown key' }))
    case 'invalid_key':
      return issue.issues
        .slice(0, 1)
        .map((first) => ({ ...plain, kind: 'key', message: first.message, hint: hintOf(first) }))
    case 'invalid_union': {
      const meant = branchMeant(issue.errors)
      return meant === null
        ? [{ ...plain, kind: 'value', expected: scalarExpected(issue.errors) }]
        : flattenIssues(meant, path)
    }
    case 'invalid_type':
      return [{ ...plain, kind: 'value', expected: issue.expected }]
    default:
      return [{ ...plain, kind: 'value' }]
  }
}

function hintOf(issue: ZodIssue): string | null {
  const hint: unknown = issue.code === 'custom' ? issue.params?.['hint'] : undefined
  return typeof hint === 'string' ? hint : null
}

/** The branch with the least against it, `null` when even that one is of another kind than the value. */
function branchMeant(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] | null {
  const fitting = branches
    .filter((issues) => !issues.some((issue) => issue.path.length === 0 && isMismatch(issue)))
    .map((issues) => ({ issues, against: issues.reduce((sum, issue) => sum + weight(issue), 0) }))
    .sort((a, b) => a.against - b.against)
  return fitting[0]?.issues ?? null
}

/** Which kind of plain value a choice also takes: whoever wrote a plain value meant that one. */
function scalarExpected(branches: readonly (readonly ZodIssue[])[]): string | null {
  const expected = branches.flatMap(([first]) => (first?.code === 'invalid_type' ? [String(first.expected)] : []))
  return expected.find((type) => type !== 'object' && type !== 'array') ?? null
}

/** Deep mistakes weigh little: whoever got that far meant this branch. A value of the wrong kind weighs most. */
function weight(issue: ZodIssue): number {
  if (isMismatch(issue)) return 2
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.length : 1
  return keys / (1 + issue.path.length)
}

/** A missing key is an `invalid_type` too, but expects a scalar as a rule; a map expected where there is none means another branch. */
function isMismatch(issue: ZodIssue): boolean {
  if (issue.code === 'invalid_value') return issue.path.length === 0
  return issue.code === 'invalid_type' && (issue.path.length === 0 || issue.expected === 'object')
}
