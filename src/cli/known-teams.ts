import { Origins } from '../yaml/located.js'
import { namesAt } from '../yaml/raw.js'
import { readDocument } from '../yaml/read-document.js'
import { readSourceFile } from '../config/source-files.js'
import type { CommandIo } from './command-io.js'

/** Names of the teams in the root file; none where there is no root file yet, as before a migration. */
export function knownTeams(file: string, io: CommandIo): ReadonlySet<string> {
  const source = readSourceFile(file, io.cwd)
  if (!('text' in source)) return new Set()
  return new Set(namesAt(readDocument(source, io.env, new Origins()).tree.value, 'teams'))
}
