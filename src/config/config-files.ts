import type { Matches } from './matching-files.js'
import { FileWalk } from './matching-files.js'
import type { PictureFile } from '../document/picture-file.js'
import { readPicture } from './checks/picture-files.js'
import { secretProblem } from './checks/secret-files.js'
import { readSourceFile, type ReadFile } from './source-files.js'

/** Where a configuration's files come from. */
export interface ConfigFiles {
  /** Reads a file by the name that a person gave it. Never throws. */
  readonly read: (file: string) => ReadFile
  /** Finds what a pattern leads to from a folder (absolute). */
  readonly match: (pattern: string, folder: string) => Matches
  /** What keeps a secret's file (absolute) from being read, `null` when nothing does. */
  readonly secretProblem: (path: string) => string | null
  /** The picture in a file (absolute), or what is wrong with it. */
  readonly picture: (path: string) => PictureFile | string
}

/** Files on disk; relative names start at `cwd`. For one load: what all its patterns may walk over is bounded together. */
export function diskFiles(cwd: string): ConfigFiles {
  const walk = new FileWalk()
  return {
    read: (file) => readSourceFile(file, cwd),
    match: (pattern, folder) => walk.match(pattern, folder),
    secretProblem,
    picture: readPicture,
  }
}
