import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { createCleanUp } from '../../src/shared/clean-up.js'
import { startCluster, type PostgresCluster } from './postgres-cluster.js'
import { runCommand, type CommandResult } from './run-command.js'

export const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** The example organisation with its store wherever a test wants it: in files of a folder, or in databases of a private PostgreSQL. */
export interface BetweenDatabases {
  readonly folder: string
  readonly cluster: PostgresCluster
  /** `storage.url` of a file in the folder. */
  sqlite(name: string): string
  /** What the configuration is read with. */
  env(store: string): Record<string, string>
  /** Runs a command in the folder. */
  plimsoll(store: string, ...args: readonly string[]): Promise<CommandResult>
  /** Lines of an export in the folder. */
  linesOf(name: string): readonly string[]
  stop(): Promise<void>
}

export async function openBetweenDatabases(now: Date): Promise<BetweenDatabases> {
  const cleanUp = createCleanUp(console.error)
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-between-'))
  // PostgreSQL wants short paths, and a folder that somebody else than root may enter.
  const server = join(tmpdir(), `plimsoll-pgbetween-${process.pid}`)
  cleanUp.add('folders', () => {
    for (const one of [folder, server]) rmSync(one, { recursive: true, force: true })
  })
  const cluster = await startCluster({ folder: server })
  cleanUp.add('PostgreSQL', () => cluster.stop())
  cpSync(join(checkout, 'config'), join(folder, 'config'), { recursive: true })
  const root = join(folder, 'config', 'plimsoll.yaml')
  const text = readFileSync(root, 'utf8')
  writeFileSync(root, text.replace(/^ {2}url: sqlite:.*$/m, '  url: ${PLIMSOLL_STORE}'))
  const env = (store: string) => ({
    ...{ PROMETHEUS_URL: 'http://127.0.0.1:9', SMTP_URL: 'smtp://127.0.0.1:9' },
    PLIMSOLL_STORE: store,
  })
  return {
    ...{ folder, cluster, env },
    sqlite: (name) => `sqlite:${join(folder, name)}`,
    plimsoll: (store, ...args) => runCommand(args, { cwd: folder, env: env(store), clock: () => now }),
    linesOf: (name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString()
        .trimEnd()
        .split('\n'),
    stop: () => cleanUp.run(),
  }
}
