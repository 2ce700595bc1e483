import type { PostgresPlace } from '../../src/store/postgres/postgres-place.js'

/** How a database of a test is connected to: no password, no certificates, few connections. */
export function placeOf(url: string, others: Partial<PostgresPlace> = {}): PostgresPlace {
  return { url, passwordFile: null, tls: null, connections: 5, statementTimeoutSeconds: 60, ...others }
}
