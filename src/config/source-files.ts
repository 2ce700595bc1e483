import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { globSync } from 'tinyglobby'
import { findingAt } from './finding.js'
import type { Finding } from './finding.js'
import type { Origin, Origins } from './located.js'
import { listAt } from './raw.js'
import type { SourceFile } from './read-document.js'

/** A file that was read, or why it could not be. */
export type ReadFile = SourceFile | { readonly file: string; readonly problem: string }

/** Reads a text file. `file` is the name for people, relative to `cwd` or absolute. */
export function readSourceFile(file: string, cwd: string): ReadFile {
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(resolve(cwd, file))) }
  } catch (error) {
    return { file, problem: reason(error) }
  }
}

function reason(error: unknown): string {
  // No `instanceof`: errors of Node may come from another realm.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'the file does not exist'
  if (code === 'EISDIR') return 'expected a file, this is a folder'
  if (code === 'EACCES') return 'the file cannot be read: its permissions forbid it'
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'the file is not UTF-8 text'
  return `the file cannot be read: ${String(error)}`
}

/** The files that `include` names, sorted, without the root file itself; a pattern that matches nothing is a mistake. */
export function findIncluded(
  root: { readonly file: string; readonly value: unknown },
  cwd: string,
  origins: Origins,
): { files: string[]; findings: Finding[] } {
  const folder = dirname(resolve(cwd, root.file))
  const patterns = listAt(root.value, 'include')
  const findings: Finding[] = []
  const names = patterns.flatMap((pattern, index) => {
    const origin = origins.at(patterns, index)?.value
    if (typeof pattern !== 'string' || origin?.unresolved === true) return []
    const matches = match(pattern, folder).filter((name) => resolve(folder, name) !== resolve(cwd, root.file))
    if (matches.length === 0 && origin !== undefined) findings.push(nothingFound(pattern, origin))
    return matches
  })
  const files = [...new Set(names)].sort().map((name) => join(dirname(root.file), name))
  return { files, findings }
}

function match(pattern: string, folder: string): string[] {
  return globSync([pattern], { cwd: folder, onlyFiles: true, expandDirectories: false })
}

function nothingFound(pattern: string, origin: Origin): Finding {
  return findingAt(
    origin,
    `no file matches ${pattern}`,
    'patterns start at the folder of the root file; take the line out where there are no files yet',
  )
}
