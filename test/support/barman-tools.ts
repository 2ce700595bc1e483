import { chmodSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { unpackPostgres, type PostgresTools } from '../../demo/processes/postgres-tools.js'
import { runTool, type Ended } from '../../demo/processes/run-tool.js'

/** What Barman of Debian 12 needs besides a machine with its python3. */
const PACKAGES = [
  ...['barman', 'python3-barman', 'python3-psycopg2', 'python3-dateutil', 'python3-argcomplete'],
  ...['python3-pkg-resources', 'python3-six', 'rsync', 'libpopt0', 'libxxhash0'],
]

/** Barman for a PostgreSQL on this machine, unpacked and not installed. */
export interface BarmanTools {
  readonly postgres: PostgresTools
  /** Folder into which PostgreSQL archives its log. */
  readonly incoming: string
  /** Folder with `barman` alone, for PATH. */
  readonly bin: string
  /** The program with its arguments, to be run with `env`. */
  command(...args: readonly string[]): readonly [string, ...string[]]
  readonly env: Readonly<Record<string, string>>
  /** Runs it to its end; `TZ` decides what it calls a backup. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>
}

/**
 * @param folder an absolute path, which is made here; somebody else than root writes into it
 * @param port of the PostgreSQL that is looked after, as server `main`
 */
export async function unpackBarman(folder: string, port: number): Promise<BarmanTools> {
  const postgres = await unpackPostgres(folder, ...PACKAGES)
  const [home, config] = [join(folder, 'archive'), join(folder, 'barman.conf')]
  const user = postgres.as.length > 0 ? 'nobody' : userInfo().username
  writeFileSync(config, configuration({ postgres, home, user, port }), { mode: 0o644 })
  const program = ['/usr/bin/python3', join(folder, 'programs/usr/bin/barman'), '-c', config]
  const env = {
    ...{ ...postgres.env, HOME: home, TZ: 'UTC' },
    PYTHONPATH: join(folder, 'programs/usr/lib/python3/dist-packages'),
  }
  const command = (...args: readonly string[]): readonly [string, ...string[]] => {
    const [first = '', ...rest] = [...postgres.as, ...program, ...args]
    return [first, ...rest]
  }
  writeFileSync(join(folder, 'run/barman'), `#!/bin/sh\nexec ${command().join(' ')} "$@"\n`)
  chmodSync(join(folder, 'run/barman'), 0o755)
  return {
    ...{ postgres, command, env, incoming: join(home, 'main/incoming'), bin: join(folder, 'run') },
    run(args, more = {}) {
      const [first, ...rest] = command(...args)
      return runTool(first, rest, { ...env, ...more })
    },
  }
}

interface Written {
  readonly postgres: PostgresTools
  readonly home: string
  readonly user: string
  readonly port: number
}

function configuration({ postgres, home, user, port }: Written): string {
  const { PGHOST: host, PGUSER: role, PGDATABASE: database } = postgres.env
  const address = `host=${host} port=${port} user=${role} dbname=${database}`
  return `[barman]
barman_home = ${home}
barman_user = ${user}
configuration_files_directory = ${home}/conf.d
log_file = ${home}/barman.log
[main]
description = orders
conninfo = ${address}
streaming_conninfo = ${address}
backup_method = postgres
archiver = on
path_prefix = ${postgres.folder}/run/programs
`
}
