import { readdirSync, statSync, type Dirent } from 'node:fs'
import { join, resolve } from 'node:path'
import { globSync } from 'tinyglobby'
import { isMissing, systemReason } from '../shared/system-error.js'
import { BOUNDS } from '../yaml/bounds.js'
import { kindOf } from './source-files.js'

/** Something that a pattern leads to and that is not read. */
export interface Obstacle {
  /** Relative to the folder in which the pattern starts; `null`: it is about the pattern as a whole. */
  readonly path: string | null
  readonly problem: string
}

/** What a pattern leads to. */
export interface Matches {
  /** Plain files, relative to the folder in which the pattern starts. */
  readonly files: readonly string[]
  readonly obstacles: readonly Obstacle[]
}

/** Where the system shows itself as files: without end, and nobody's configuration. */
const OF_THE_SYSTEM = ['/proc', '/sys', '/dev']

/** Finds files by pattern. Nothing that matches is passed over in silence, and the walk ends soon, wherever it leads. */
export class FileWalk {
  #left: number = BOUNDS.walked

  match(pattern: string, folder: string): Matches {
    const obstacles: Obstacle[] = []
    const found = globSync([pattern], {
      cwd: folder,
      onlyFiles: false,
      expandDirectories: false,
      fs: { readdirSync: this.#list(folder, obstacles) as unknown as typeof readdirSync },
    })
    if (this.#left < 0) return { files: [], obstacles: [{ path: null, problem: tooWide() }] }
    const files: string[] = []
    for (const name of found.sort()) {
      const problem = problemWith(name, folder)
      if (problem === null) files.push(name)
      // `a/**` means what is in the folders, too.
      else if (!(name.endsWith('/') && pattern.endsWith('**'))) obstacles.push({ path: name, problem })
    }
    return { files, obstacles }
  }

  /** Lists folders for the library: what it would leave out unsaid stands there as a file, to be looked at afterwards. */
  #list(folder: string, obstacles: Obstacle[]) {
    return (path: string): Dirent[] => {
      const full = resolve(path)
      if (OF_THE_SYSTEM.some((one) => full === one || full.startsWith(`${one}/`))) {
        obstacles.push({ path: null, problem: `reaches into ${full}, where no configuration is` })
        return []
      }
      if (this.#left < 0) return []
      const entries = listed(path, (problem) => obstacles.push({ path: shown(full, folder), problem }))
      this.#left -= entries.length
      return this.#left < 0 ? [] : entries.map((entry) => seen(entry, full))
    }
  }
}

/** Said when it is needed: the first number that is written for people loads the languages of the runtime, which takes every command 15 ms. */
function tooWide(): string {
  return `reaches more than ${BOUNDS.walked.toLocaleString('en')} files and folders: name the folders meant`
}

function shown(full: string, folder: string): string {
  return full.startsWith(`${folder}/`) ? full.slice(folder.length + 1) : full
}

function listed(path: string, onProblem: (problem: string) => void): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    // A folder that is not there holds no match, which is said.
    if (!isMissing(error)) onProblem(`the folder cannot be read: ${systemReason(error) ?? String(error)}`)
    return []
  }
}

function seen(entry: Dirent, folder: string): Dirent {
  const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(join(folder, entry.name)))
  if (entry.isFile() || isFolder) return entry
  return Object.assign(Object.create(entry) as Dirent, { isFile: () => true, isSymbolicLink: () => false })
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function problemWith(name: string, folder: string): string | null {
  try {
    const kind = kindOf(statSync(resolve(folder, name)))
    return kind === 'file' ? null : `is a ${kind}, not a file`
  } catch (error) {
    return isMissing(error)
      ? 'is a link to a file that does not exist'
      : `cannot be read: ${systemReason(error) ?? String(error)}`
  }
}
