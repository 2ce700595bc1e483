import { join, relative } from 'node:path'
import type { ConfigFiles } from '../../../src/config/config-files.js'

/** Files of a configuration in memory, below the folder `/memory`; every secret is there. */
export function memoryFiles(files: ReadonlyMap<string, string>): ConfigFiles {
  return {
    read(file) {
      const text = files.get(file)
      return text === undefined ? { file, problem: 'the file does not exist' } : { file, text }
    },
    match: (pattern, folder) => ({
      files: namesMatching(
        pattern,
        [...files.keys()].map((name) => relative(folder, join('/memory', name))),
      ),
      obstacles: [],
    }),
    secretProblem: () => null,
    picture: () => 'does not exist',
  }
}

/** Names that a pattern means; of its signs only the star, which stands for anything but a slash. */
export function namesMatching(pattern: string, names: readonly string[]): string[] {
  const source = pattern.replace(/[\\^$.|?+()[\]{}]/g, '\\$&').replaceAll('*', '[^/]*')
  return names.filter((name) => new RegExp(`^${source}$`).test(name))
}
