import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { startChild, until, type Child } from '../../demo/processes/child.js'
import { unpackDebianPackages } from '../../demo/processes/debian-packages.js'
import { runTool, type Ended } from '../../demo/processes/run-tool.js'

const PACKAGES = [
  ...['mariadb-server-core', 'mariadb-server', 'mariadb-client-core', 'mariadb-client', 'mariadb-backup'],
  ...['mariadb-common', 'libaio1', 'libnuma1', 'liburing2', 'libsnappy1v5', 'libmariadb3'],
]

/** MariaDB 10.11 of Debian 12, unpacked and not installed. */
export interface MariadbTools {
  /** Folder of its programs, for PATH. */
  readonly bin: string
  readonly env: Readonly<Record<string, string>>
  /** File with the socket and all else, for `--defaults-file`. */
  readonly defaults: string
  /** Runs a program to its end. */
  run(name: string, ...args: readonly string[]): Promise<Ended>
  /** Starts the server on a folder of data; it listens on a socket alone, and does so when this resolves. */
  serve(data: string): Promise<Child>
  /** Of the server that was started last: the rows of a statement, one each line. */
  sql(text: string): Promise<Ended>
}

/** @param folder an absolute path, which is made here */
export async function unpackMariadb(folder: string): Promise<MariadbTools> {
  const root = join(folder, 'programs')
  mkdirSync(folder, { recursive: true })
  cpSync(await unpackDebianPackages('bookworm', PACKAGES), root, { recursive: true })
  const [bin, server] = [join(root, 'usr/bin'), join(root, 'usr/sbin')]
  const env = {
    ...{ PATH: `${bin}:${server}:${process.env['PATH'] ?? ''}`, HOME: folder, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    LD_LIBRARY_PATH: join(root, 'usr/lib', process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'),
  }
  const defaults = join(folder, 'my.cnf')
  const run = (name: string, ...args: readonly string[]) => runTool(join(bin, name), args, env)
  const sql = (text: string) => run('mariadb', `--defaults-file=${defaults}`, '-NBe', text)
  return {
    ...{ bin, env, defaults, run, sql },
    async serve(data) {
      writeFileSync(defaults, settings({ root, folder, data }))
      if (!existsSync(data)) {
        const { code, stderr } = await run('mariadb-install-db', ...installing({ defaults, root, data }))
        if (code !== 0) throw new Error(`mariadb-install-db ended with ${code}: ${stderr}`)
      }
      const args = [`--defaults-file=${defaults}`, `--user=${userInfo().username}`]
      const child = startChild(join(server, 'mariadbd'), args, { logFile: join(folder, 'mariadb.log'), env })
      await until('MariaDB is ready', async () => (await sql('select 1')).code === 0)
      return child
    },
  }
}

interface Place {
  readonly root: string
  readonly data: string
}

function installing({ defaults, root, data }: Place & { readonly defaults: string }): readonly string[] {
  return [
    ...[`--defaults-file=${defaults}`, `--basedir=${join(root, 'usr')}`, `--datadir=${data}`],
    ...['--auth-root-authentication-method=normal', `--user=${userInfo().username}`],
  ]
}

function settings({ root, folder, data }: Place & { readonly folder: string }): string {
  const share = join(root, 'usr/share/mysql')
  return `[client]
socket=${folder}/socket
user=root
[mysqld]
socket=${folder}/socket
datadir=${data}
pid_file=${folder}/pid
skip-networking
innodb_buffer_pool_size=32M
innodb_max_dirty_pages_pct=0
innodb_flush_log_at_trx_commit=0
lc_messages_dir=${share}
character_sets_dir=${share}/charsets
plugin_dir=${root}/usr/lib/mysql/plugin
`
}
