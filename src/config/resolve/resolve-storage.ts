import type { Places } from '../../feature/root-key.js'
import type { PostgresPlace } from '../../store/postgres/postgres-place.js'
import type { StorePlace } from '../../store/store-place.js'
import type { RootFile } from '../schema/root-schema.js'

/** Connections to PostgreSQL where nobody says how many. */
const CONNECTIONS = 10

const STATEMENT_TIMEOUT_SECONDS = 60

type StorageInput = RootFile['storage']

/** What a configuration says of the store, its paths absolute. */
export function resolveStorage(storage: StorageInput, places: Places) {
  return { place: placeOf(storage, places), minuteDetailSeconds: storage.minute_detail }
}

function placeOf(storage: StorageInput, places: Places): StorePlace {
  const { url } = storage
  return url.startsWith('sqlite:') ? places.data(url.replace(/^sqlite:/, '')) : postgresOf(storage, places)
}

function postgresOf({ url, tls, ...storage }: StorageInput, places: Places): PostgresPlace {
  const secret = (path: string | undefined) => (path === undefined ? null : places.secret(path))
  return {
    url,
    passwordFile: secret(storage.password_file),
    tls:
      tls === undefined
        ? null
        : { caFile: secret(tls.ca_file), certFile: secret(tls.cert_file), keyFile: secret(tls.key_file) },
    connections: storage.connections ?? CONNECTIONS,
    statementTimeoutSeconds: storage.statement_timeout ?? STATEMENT_TIMEOUT_SECONDS,
  }
}
