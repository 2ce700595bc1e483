import { createHash } from 'node:crypto'
import { dirname, relative, resolve } from 'node:path'
import { canonicalConfig } from './canonical-config.js'
import { checkConfig } from './check-config.js'
import { ConfigError } from './config-error.js'
import type { Config } from './config.js'
import { findingAt, toDiagnostics } from './finding.js'
import type { Finding } from './finding.js'
import { Origins } from './located.js'
import { readDocument } from './read-document.js'
import type { ReadDocument } from './read-document.js'
import { resolveConfig } from './resolve-config.js'
import { checkSecretFiles } from './secret-files.js'
import { findIncluded, readSourceFile } from './source-files.js'

/** Where the configuration is, and what its `${VAR}`s stand for. */
export interface LoadOptions {
  /** Path of the root file. */
  readonly file: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Folder in which relative paths start; default: that of the process. */
  readonly cwd?: string
}

/**
 * Reads and checks the whole configuration. Throws `ConfigError`, which carries every mistake of every file. Secrets are looked for, but
 * not read.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- a promise, so that reading may become asynchronous without changing callers
export async function loadConfig({ file, env, cwd = process.cwd() }: LoadOptions): Promise<Config> {
  const reader = new FileReader(env, cwd)
  const root = reader.read(file)
  if (!root.whole) throw new ConfigError(toDiagnostics(root.findings, reader.sources))
  const folder = dirname(resolve(cwd, file))
  const included = findIncluded({ file, value: root.tree.value }, cwd, reader.origins)
  const services = included.files.map((name) => reader.read(name))
  const { checked, findings } = checkConfig({ root: root.tree, services, origins: reader.origins })
  const secrets = checkSecretFiles(root.tree.value, { path: folder, shown: dirname(file) }, reader.origins)
  const all = [...root.findings, ...included.findings, ...findings, ...secrets]
  if (checked === null || all.length > 0) throw new ConfigError(toDiagnostics(all, reader.sources))
  const config = resolveConfig(checked.root, checked.services, {
    secret: (path) => resolve(folder, path),
    data: (path) => resolve(cwd, path),
  })
  const canonical = canonicalConfig(config)
  const files = [file, ...included.files].map((name) => relative(folder, resolve(cwd, name)))
  return { ...config, files, hash: createHash('sha256').update(canonical).digest('hex'), canonical }
}

/** Reads documents and keeps their texts for excerpts. */
class FileReader {
  readonly origins = new Origins()
  readonly sources = new Map<string, string>()
  readonly #env: LoadOptions['env']
  readonly #cwd: string

  constructor(env: LoadOptions['env'], cwd: string) {
    this.#env = env
    this.#cwd = cwd
  }

  read(file: string): ReadDocument {
    const source = readSourceFile(file, this.#cwd)
    if ('text' in source) {
      this.sources.set(file, source.text)
      return readDocument(source, this.#env, this.origins)
    }
    this.sources.set(file, '')
    const origin = { file, line: 0, column: 0, path: '', variables: [], unresolved: false }
    const isRoot = this.sources.size === 1
    const findings: Finding[] = [
      findingAt(origin, source.problem, isRoot ? 'name the root file with --config FILE' : null),
    ]
    return { tree: { value: null, origin }, findings, whole: false }
  }
}
