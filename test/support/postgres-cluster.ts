import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, startChild, until, type Child } from '../../demo/processes/child.js'
import { unpackPostgres, type PostgresTools } from '../../demo/processes/postgres-tools.js'

/** A private PostgreSQL 15 that listens on loopback. */
export interface PostgresCluster {
  readonly tools: PostgresTools
  readonly port: number
  /** URL of one of its databases, for its superuser `shop`. */
  url(database: string): string
  /** Asks it something as its superuser, and answers the text. */
  sql(text: string, database?: string): Promise<string>
  /** Makes a database, by default an empty one of UTF-8. */
  create(database: string, options?: string): Promise<void>
  /** Ends the server at once, connections and all. */
  stop(): Promise<void>
  start(): Promise<void>
}

export interface ClusterOptions {
  /** An absolute path, which is made here. */
  readonly folder: string
  /** Lines of `postgresql.conf`. */
  readonly settings?: readonly string[]
}

/** Begins a cluster and starts its server. Nothing of it is worth keeping: what was written is not waited for. */
export async function startCluster({ folder, settings = [] }: ClusterOptions): Promise<PostgresCluster> {
  const tools = await unpackPostgres(folder)
  const data = join(folder, 'data')
  await run(tools, 'initdb', '-D', data, '-U', 'shop', '--auth=trust', '-E', 'UTF8', '--no-sync')
  const port = await freePort()
  Object.assign(tools.env, { PGPORT: String(port) })
  const lines = [
    ...[`port = ${port}`, "listen_addresses = '127.0.0.1'", `unix_socket_directories = '${join(folder, 'run')}'`],
    ...['fsync = off', 'full_page_writes = off', 'max_connections = 300', 'log_min_messages = warning'],
    ...settings,
  ]
  writeFileSync(join(data, 'postgresql.conf'), `${lines.join('\n')}\n`)
  let child: Child | null = null
  const cluster: PostgresCluster = {
    ...{ tools, port },
    url: (database) => `postgres://shop@127.0.0.1:${port}/${database}`,
    sql: (text, database) =>
      run(tools, 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', database ?? 'postgres', '-c', text),
    async create(database, options) {
      await cluster.sql(`create database ${database} ${options ?? "encoding 'UTF8' template template0"}`)
    },
    async start() {
      const [first, ...args] = [...tools.as, tools.path('postgres'), '-D', data]
      child = startChild(first, args, { logFile: join(folder, 'postgres.log'), env: tools.env })
      await until('PostgreSQL is ready', async () => (await tools.run('psql', '-XAtq', '-c', 'select 1')).code === 0)
    },
    async stop() {
      // SIGINT is its fast way to stop, which ends all connections.
      child?.process.kill('SIGINT')
      await child?.stop()
      child = null
    },
  }
  await cluster.start()
  return cluster
}

async function run(tools: PostgresTools, name: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await tools.run(name, ...args)
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${stderr}`)
  return stdout.trim()
}
