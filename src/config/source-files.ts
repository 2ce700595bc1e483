import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { resolve } from 'node:path'
import { hasCode, isMissing, systemReason } from '../shared/system-error.js'
import { BOUNDS } from '../yaml/bounds.js'
import type { SourceFile } from '../yaml/read-document.js'

/** A file that was read, or why it could not be. */
export type ReadFile = SourceFile | { readonly file: string; readonly problem: string }

/**
 * Reads a text file. `file` is the name for people, relative to `cwd` or absolute. Neither waits for what never comes nor reads what never
 * ends: only plain files are read, up to a bound.
 */
export function readSourceFile(file: string, cwd: string): ReadFile {
  try {
    const bytes = readBounded(resolve(cwd, file))
    if (typeof bytes === 'string') return { file, problem: bytes }
    const text = utf8.decode(bytes)
    const problem = unprintable(text)
    return problem === null ? { file, text } : { file, problem }
  } catch (error) {
    return { file, problem: reason(error) }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Read into for each file anew: a mebibyte for each of hundreds of files would have all garbage be collected again and again. */
const scratch = new Uint8Array(BOUNDS.fileBytes + 1)

/** @returns the bytes until the next file is read, or why this is no file to be read */
function readBounded(path: string): Uint8Array | string {
  // Opening a pipe that nobody writes to would wait for ever.
  const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const kind = kindOf(fstatSync(handle))
    if (kind !== 'file') return `expected a file, this is a ${kind}`
    // Some files of the system have no size beforehand, and no end.
    let length = 0
    for (let read = -1; read !== 0 && length < scratch.length; length += read) {
      read = readSync(handle, scratch, length, scratch.length - length, null)
    }
    return length > BOUNDS.fileBytes ? TOO_LARGE : scratch.subarray(0, length)
  } finally {
    closeSync(handle)
  }
}

const TOO_LARGE = `the file has more than ${BOUNDS.fileBytes >> 20} MiB: is it a configuration? Else put its parts into several files`

/** What stands at a path, as a person would call it. */
export function kindOf(status: Stats): 'file' | 'folder' | 'pipe' | 'socket' | 'device' {
  if (status.isFile()) return 'file'
  if (status.isDirectory()) return 'folder'
  if (status.isFIFO()) return 'pipe'
  return status.isSocket() ? 'socket' : 'device'
}

/** YAML has no place for control characters, and an editor does not show them. */
function unprintable(text: string): string | null {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const found = /[\0-\x08\v\f\x0e-\x1f]/.exec(text)
  if (found === null) return null
  const line = text.slice(0, found.index).split('\n').length
  const name = found[0] === '\0' ? 'a NUL byte' : `the control character U+${hex(found[0])}`
  return `line ${line} holds ${name}: is this a text file?`
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}

function reason(error: unknown): string {
  if (isMissing(error)) return 'the file does not exist'
  if (hasCode(error, 'ERR_ENCODING_INVALID_ENCODED_DATA')) return 'the file is not UTF-8 text'
  return `the file cannot be read: ${systemReason(error) ?? String(error)}`
}
