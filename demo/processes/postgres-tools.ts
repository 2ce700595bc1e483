import { chownSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { unpackDebianPackages } from './debian-packages.js'
import { runTool, type Ended } from './run-tool.js'

/** PostgreSQL 15 of Debian 12, unpacked and not installed. */
export interface PostgresTools {
  /** Where all of it writes, as its sockets. */
  readonly folder: string
  /** What comes before a command to run it as somebody as whom PostgreSQL runs: it does not as root. */
  readonly as: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Path of a program. */
  path(name: string): string
  /** Runs a program to its end. */
  run(name: string, ...args: readonly string[]): Promise<Ended>
}

const NOBODY = 65_534
const PACKAGES = ['postgresql-15', 'postgresql-client-15', 'libpq5']
const IN_SERVER = new Set(['initdb', 'postgres', 'pg_ctl', 'psql', 'pg_dump', 'pg_restore', 'createdb', 'dropdb'])

/**
 * @param folder an absolute path, which is made here; somebody else than root writes into it
 * @param more packages that belong to it
 */
export async function unpackPostgres(folder: string, ...more: readonly string[]): Promise<PostgresTools> {
  const root = await fetchPostgres(...more)
  // The cache lies where only its owner can look.
  const programs = join(folder, 'programs')
  mkdirSync(folder, { mode: 0o755 })
  cpSync(root, programs, { recursive: true })
  const isRoot = process.getuid?.() === 0
  for (const name of ['', 'run', 'archive']) {
    mkdirSync(join(folder, name), { recursive: true })
    if (isRoot) chownSync(join(folder, name), NOBODY, NOBODY)
  }
  const as = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : []
  const bin = join(programs, 'usr/lib/postgresql/15/bin')
  const env = {
    ...{ PATH: `${bin}:${join(programs, 'usr/bin')}:${process.env['PATH'] ?? ''}`, HOME: folder, LC_ALL: 'C.UTF-8' },
    ...{ PGHOST: join(folder, 'run'), PGUSER: 'shop', PGDATABASE: 'postgres' },
    LD_LIBRARY_PATH: join(programs, 'usr/lib', process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'),
  }
  const path = (name: string) => (IN_SERVER.has(name) ? join(bin, name) : join(programs, 'usr/bin', name))
  return {
    ...{ folder, as, env, path },
    run(name, ...args) {
      const [first = '', ...rest] = [...as, path(name), ...args]
      return runTool(first, rest, env)
    },
  }
}

/** Has it in the cache. */
export function fetchPostgres(...more: readonly string[]): Promise<string> {
  return unpackDebianPackages('bookworm', [...PACKAGES, ...more])
}
