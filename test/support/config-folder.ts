import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ConfigError } from '../../src/config/config-error.js'
import type { Config } from '../../src/config/config.js'
import { loadConfig } from '../../src/config/load-config-files.js'

/** A root file that includes the services beside it. */
export const SHOP_ROOT = `version: 1
organisation: Shop
prometheus: { url: 'http://localhost:9090' }
include: [services/*.yaml]
`

/** A folder of configuration files, `config/plimsoll.yaml` and `config/services/NAME.yaml`. */
export interface ConfigFolder {
  readonly cwd: string
  /** Writes files by their path within the folder. */
  write(files: Readonly<Record<string, string>>): void
  load(env?: Readonly<Record<string, string>>): Promise<Config>
  /** Writes the root file and services by name, and loads them. */
  loadFiles(
    root: string,
    services?: Readonly<Record<string, string>>,
    env?: Readonly<Record<string, string>>,
  ): Promise<Config>
  /** The same for files that must be refused: `file:line message` of each mistake. */
  mistakes(root: string, services?: Readonly<Record<string, string>>): Promise<string[]>
  remove(): void
}

export function createConfigFolder(): ConfigFolder {
  const cwd = mkdtempSync(join(tmpdir(), 'plimsoll-config-'))
  const folder: ConfigFolder = {
    cwd,
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(cwd, name)), { recursive: true })
        writeFileSync(join(cwd, name), text)
      }
    },
    load: (env = {}) => loadConfig({ file: 'config/plimsoll.yaml', env, cwd }),
    loadFiles(root, services = {}, env = {}) {
      folder.write({ 'config/plimsoll.yaml': root })
      const texts = Object.entries(services).map(([name, text]) => [`config/services/${name}.yaml`, text])
      folder.write(Object.fromEntries(texts) as Record<string, string>)
      return folder.load(env)
    },
    async mistakes(root, services = {}) {
      const error = await folder.loadFiles(root, services).catch((caught: unknown) => caught)
      if (!(error instanceof ConfigError)) throw new Error('the configuration was accepted', { cause: error })
      return error.diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)
    },
    remove: () => {
      rmSync(cwd, { recursive: true })
    },
  }
  return folder
}
