import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CleanUp } from '../../src/shared/clean-up.js'
import { freePort, startChild, until } from '../processes/child.js'
import { unpackPostgres, type PostgresTools } from '../processes/postgres-tools.js'

/** Orders that there are when it is dumped; one each second, the newest just now. */
export const ORDERS = 20_000
/** Orders that come after the dump, and are lost with the database. */
const LATER = 7

/** A real PostgreSQL with the orders of the shop, and scripts that a drill runs. */
export interface OrdersDatabase {
  /** Folder of the scripts. */
  readonly scripts: string
  /**
   * Makes the database anew and dumps it; then a few more orders come.
   *
   * @param isCut whether the second half of the dump is lost
   * @returns when the newest order in the dump was made
   */
  prepare(isCut: boolean): Promise<Date>
}

/** Starts PostgreSQL in a folder of its own, and stops it with the demo. */
export async function startOrdersDatabase(cleanUp: CleanUp): Promise<OrdersDatabase> {
  // PostgreSQL wants short paths of sockets, and a folder that somebody else than root may enter.
  const folder = join(tmpdir(), `plimsoll-orders-${randomBytes(4).toString('hex')}`)
  cleanUp.add('folder of PostgreSQL', () => rm(folder, { recursive: true, force: true }))
  const tools = await unpackPostgres(folder)
  const port = await startServer(tools, cleanUp)
  const scripts = join(folder, 'scripts')
  writeScripts(tools, { scripts, port })
  const sql = async (database: string, text: string) => {
    const { code, stdout, stderr } = await tools.run('psql', ...PSQL, '-p', port, '-d', database, '-c', text)
    if (code !== 0) throw new Error(`psql ended with ${code}: ${stderr.trim()}`)
    return stdout.trim()
  }
  const dump = join(folder, 'run/orders.dump')
  return {
    scripts,
    async prepare(isCut) {
      for (const name of ['orders', 'orders_restored']) await sql('postgres', `drop database if exists ${name}`)
      await sql('postgres', 'create database orders')
      await sql('orders', FILL)
      const newest = new Date(1000 * Number(await sql('orders', 'select extract(epoch from max(at)) from orders')))
      const { code, stderr } = await tools.run('pg_dump', '-p', port, '-Fc', '-f', dump, 'orders')
      if (code !== 0) throw new Error(`pg_dump ended with ${code}: ${stderr.trim()}`)
      writeFileSync(join(scripts, 'orders.count'), await sql('orders', 'select count(*) from orders'))
      await sql(
        'orders',
        `insert into orders (at, cents) select clock_timestamp(), 100 * i from generate_series(1, ${LATER}) i`,
      )
      if (isCut) await truncate(dump, Math.floor((await stat(dump)).size / 2))
      return newest
    },
  }
}

const PSQL = ['-XAtq', '-v', 'ON_ERROR_STOP=1']

/** Whole seconds, so that the newest order has the same instant everywhere. */
const FILL = `create table orders (id bigint generated always as identity primary key, at timestamptz not null, cents bigint not null);
insert into orders (at, cents) select date_trunc('second', now()) - make_interval(secs => ${ORDERS} - i), 100 + i * 7 % 9900 from generate_series(1, ${ORDERS}) i`

async function startServer(tools: PostgresTools, cleanUp: CleanUp): Promise<string> {
  const data = join(tools.folder, 'data')
  const made = await tools.run('initdb', '-D', data, '-U', 'shop', '--auth=trust', '-E', 'UTF8', '--no-sync')
  if (made.code !== 0) throw new Error(`initdb ended with ${made.code}: ${made.stderr.trim()}`)
  const port = String(await freePort())
  const settings = [`port=${port}`, 'listen_addresses=', `unix_socket_directories=${tools.folder}/run`, 'fsync=off']
  const words = settings.flatMap((one) => ['-c', one])
  const [first = '', ...args] = [...tools.as, tools.path('postgres'), '-D', data, ...words]
  const child = startChild(first, args, { logFile: join(tools.folder, 'postgres.log'), env: tools.env })
  cleanUp.add('PostgreSQL', () => child.stop())
  const answers = async () => (await tools.run('psql', '-XAtq', '-p', port, '-c', 'select 1')).code === 0
  await until('PostgreSQL answers', answers)
  return port
}

/** What a team would have beside its drill: each script does one thing, and says what is wrong. */
const SCRIPTS = {
  'lose.sh': 'dropdb orders',
  'restore.sh': `createdb orders_restored
pg_restore --exit-on-error --no-owner --dbname=orders_restored "$PGHOST/orders.dump"`,
  'count.sh': `expected=$(cat "$(dirname "$0")/orders.count")
found=$(psql -XAtq -d orders_restored -c 'select count(*) from orders')
[ "$found" = "$expected" ] || { echo "$found orders came back instead of $expected"; exit 1; }
echo "$found orders, as many as were dumped"`,
  // As the shop does: it reads the newest order, and takes a new one, which is not kept.
  'smoke.sh': `psql -XAtq -v ON_ERROR_STOP=1 -d orders_restored <<SQL
begin;
insert into orders (at, cents) values (now(), 4200);
select 'an order of ' || cents || ' cents can be read and taken' from orders order by id desc limit 1;
rollback;
SQL`,
  'newest.sh': `psql -XAtq -d orders_restored -c 'select extract(epoch from max(at)) from orders'`,
} as const

function writeScripts({ env }: PostgresTools, { scripts, port }: { readonly scripts: string; readonly port: string }) {
  mkdirSync(scripts, { recursive: true })
  const settings = Object.entries({ ...env, PGPORT: port }).map(([name, value]) => `export ${name}='${value}'`)
  writeFileSync(join(scripts, 'settings'), `${settings.join('\n')}\n`)
  for (const [name, text] of Object.entries(SCRIPTS)) {
    const file = join(scripts, name)
    writeFileSync(file, `#!/bin/sh\nset -eu\n. "$(dirname "$0")/settings"\n${text}\n`)
    chmodSync(file, 0o755)
  }
}
