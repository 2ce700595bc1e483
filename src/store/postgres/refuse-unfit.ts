import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database.js'
import { StoreError } from '../store-error.js'
import type { PostgresPlace } from './postgres-place.js'

/** The oldest that is tested. */
const OLDEST = 15

interface Server {
  readonly version: string
  readonly version_number: number
  readonly encoding: string
  readonly is_standby: number
  readonly is_read_only: string
  readonly schema: string | null
}

/** @throws StoreError `store_unfit`: one line that says what the server is, and what it has to be */
export async function refuseUnfit(db: Kysely<Tables>, { url }: PostgresPlace): Promise<void> {
  const { rows } = await sql<Server>`
    select current_setting('server_version') as version, current_setting('server_version_num')::integer as version_number,
      current_setting('server_encoding') as encoding, pg_is_in_recovery() as is_standby,
      current_setting('transaction_read_only') as is_read_only, current_schema() as schema`.execute(db)
  const [server] = rows
  const fault = server === undefined ? 'it says nothing of itself' : faultOf(server)
  if (fault !== null) throw new StoreError('store_unfit', `the store ${url} will not do: ${fault}`)
}

function faultOf({ version, version_number, encoding, is_standby, is_read_only, schema }: Server): string | null {
  if (version_number < OLDEST * 10_000)
    return `it is PostgreSQL ${version}, and ${OLDEST} or newer is needed: move the database to a newer server`
  if (encoding !== 'UTF8')
    return `its encoding is ${encoding}, and UTF8 is needed: make a database with \`createdb --encoding UTF8 --template template0\``
  if (is_standby === 1) return 'it is a standby, which can only be read: name the primary in `storage.url`'
  if (is_read_only === 'on')
    return 'it can only be read (default_transaction_read_only): let its user write, or name the primary in `storage.url`'
  if (schema === null)
    return 'its user finds no schema to make tables in: `create schema plimsoll authorization …`, and name it in the search_path of the user'
  return null
}
