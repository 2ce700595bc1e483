import { ConfigError } from '../config/config-error.js'
import type { ConfigFiles } from '../config/config-files.js'
import type { Diagnostic } from '../yaml/diagnostic.js'
import { loadConfig } from '../config/load-config-files.js'

/** A file to be written. */
export interface WrittenFile {
  readonly name: string
  readonly text: string
}

const ROOT = 'plimsoll.yaml'

/** Loads service files as they would be read once they are written, under a root file that has the given teams; what is wrong with them, nothing where they load. */
export async function loadWritten(
  files: readonly WrittenFile[],
  teams: ReadonlySet<string>,
): Promise<readonly Diagnostic[]> {
  const texts = new Map([...files.map(({ name, text }) => [name, text] as const), [ROOT, rootFile(files, teams)]])
  try {
    await loadConfig({ file: ROOT, env: {}, files: filesIn(texts), allowEmpty: true })
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.diagnostics
  }
}

/** JSON is YAML. */
function rootFile(files: readonly WrittenFile[], teams: ReadonlySet<string>): string {
  return JSON.stringify({
    version: 1,
    organisation: 'import',
    prometheus: { url: 'http://localhost:9090' },
    teams: [...teams].map((name) => ({ name })),
    include: files.map(({ name }) => name),
  })
}

function filesIn(texts: ReadonlyMap<string, string>): ConfigFiles {
  return {
    read(file) {
      const text = texts.get(file)
      return text === undefined ? { file, problem: 'is not among the files' } : { file, text }
    },
    match: (pattern) => ({ files: [pattern], obstacles: [] }),
    secretProblem: () => null,
    picture: () => 'does not exist',
  }
}
