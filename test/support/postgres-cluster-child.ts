import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres } from '../../src/store/postgres/open-postgres.js'
import { placeOf } from './postgres-place.js'
import { startCluster } from './postgres-cluster.js'

/** Database of which those of tests are copies. */
const TEMPLATE = 'store_template'

// For `scripts/jest-postgres.mjs`: says where its server is, and ends with its standard input.
const folder = join(tmpdir(), `plimsoll-store-${process.pid}`)
const cluster = await startCluster({ folder })
await cluster.create(TEMPLATE)
const store = await openPostgres(placeOf(cluster.url(TEMPLATE)), { busyTimeoutMs: 1000, isAlone: false })
await store.close()
await cluster.sql('create table test_store (name text primary key, path text)')
console.log(cluster.url('postgres'))
process.stdin.resume()
// An interrupt of the terminal reaches this process as well: whoever started it ends it.
process.on('SIGINT', () => undefined)
process.stdin.once('close', () => {
  void cluster.stop().finally(() => {
    if (process.env['PLIMSOLL_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true })
  })
})
