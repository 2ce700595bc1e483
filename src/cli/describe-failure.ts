import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { CommanderError } from 'commander'
import { ConfigError } from '../config/config-error.js'
import { findWritten } from '../config/find-written.js'
import { AppError } from '../shared/app-error.js'
import { isClosedPipe, systemSentence, systemSentenceBehind } from '../shared/system-error.js'
import { WrittenValueError } from '../shared/written-value.js'
import { renderDiagnostics } from '../yaml/render-diagnostics.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadedFiles } from './config-option.js'

/** What a person is told of a failure; '' where they know it already. */
export function describeFailure(error: unknown, io: CommandIo): string {
  // Commander has printed its own errors already.
  if (error instanceof CommanderError) return ''
  if (error instanceof ConfigError) return renderDiagnostics(error.diagnostics, coloursFor(io.stderr, io.env))
  if (error instanceof WrittenValueError) return `plimsoll: ${error.message}${causes(error)}${placesOf(error, io)}`
  if (error instanceof AppError) return `plimsoll: ${error.message}${causes(error)}`
  return isClosedPipe(error) ? '' : describeUnexpected(error)
}

/** No disk, no permission, no room: that is no mistake of ours, and a stack helps nobody. */
function describeUnexpected(error: unknown): string {
  const sentence = systemSentenceBehind(error)
  if (sentence !== null) return `plimsoll: ${sentence}`
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `plimsoll: this is a mistake in Plimsoll itself, please report it\n${stack}`
}

function causes(error: Error): string {
  const { cause } = error
  if (!(cause instanceof Error)) return ''
  const sentence = systemSentence(cause)
  return `\n  because: ${sentence ?? cause.message}${sentence === null ? causes(cause) : ''}`
}

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
