import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findWritten } from '../config/find-written.js'
import type { WrittenValueError } from '../shared/written-value.js'
import type { CommandIo } from './command-io.js'
import { loadedFiles } from './config-option.js'

const MOST_SHOWN = 3

/** Where in the files of a command's configuration a value stands, as lines to follow the message; '' where it is not found. */
export function placesOf({ written }: WrittenValueError, io: CommandIo): string {
  const sources = new Map(loadedFiles(io).map((file) => [file, textOf(resolve(io.cwd, file))]))
  return findWritten(written.text, sources)
    .slice(0, MOST_SHOWN)
    .map(({ file, line, column }) => `\n  written in ${file}:${line}:${column}`)
    .join('')
}

/** Files may have gone since they were read. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
