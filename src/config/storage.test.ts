import { expect, it } from '@jest/globals'
import { rootSchema } from './schema/root-schema.js'
import { resolveStorage } from './resolve/resolve-storage.js'

const places = {
  secret: (path: string) => `/secret/${path}`,
  data: (path: string) => `/data/${path}`,
  picture: () => {
    throw new Error('there is none')
  },
}
const read = (storage: object) => rootSchema.shape.storage.safeParse(storage)
const resolved = (storage: object) => resolveStorage(rootSchema.shape.storage.parse(storage), places)
const url = 'postgres://plimsoll@db.example.com/plimsoll'

it('a ledger is kept in a file where nobody says anything', () => {
  expect(resolved({})).toEqual({ place: '/data/data/plimsoll.db', minuteDetailSeconds: 400 * 86_400 })
})

it('a database of PostgreSQL has ten connections, a minute for a statement, and plain text where nobody says otherwise', () => {
  const place = { url, passwordFile: null, tls: null, connections: 10, statementTimeoutSeconds: 60 }
  expect(resolved({ url }).place).toEqual(place)
  const others = { connections: 3, statement_timeout: '5s', password_file: 'pw', tls: { ca_file: 'ca.pem' } }
  expect(resolved({ url, ...others }).place).toEqual({
    ...{ url, passwordFile: '/secret/pw', connections: 3, statementTimeoutSeconds: 5 },
    tls: { caFile: '/secret/ca.pem', certFile: null, keyFile: null },
  })
  const socket = 'postgresql:///plimsoll?host=/run/postgresql'
  expect(resolved({ url: socket }).place).toMatchObject({ url: socket })
})

it.each([
  [{ url: 'plimsoll.db' }, 'expected sqlite:data/plimsoll.db, or postgres://'],
  [{ url: 'mysql://a/b' }, 'expected sqlite:data/plimsoll.db, or postgres://'],
  [{ url: 'postgres://a:secret@db/b' }, 'expected a URL without a password'],
  [{ url: 'postgres://a@db/b?password=secret' }, 'expected a URL without a password'],
  [{ url: 'postgres://a@db' }, 'expected the name of a database behind the host'],
  [{ url: 'postgres://a@db/b/c' }, 'expected the name of a database behind the host'],
  [{ url: 'postgres://a@db/b?sslmode=disable' }, 'expected no `sslmode` in the URL'],
  [{ url: 'postgres:///b' }, 'expected a host'],
  [{ url, connections: 1 }, 'expected 2 connections or more'],
  [{ url, connections: 1.5 }, 'expected a whole number'],
  [{ url, statement_timeout: '2h' }, 'expected a timeout from 1s to 1h'],
  [{ password_file: 'x' }, 'expected `password_file` beside a URL of PostgreSQL only'],
  [{ url: 'sqlite:x', tls: {} }, 'expected `tls` beside a URL of PostgreSQL only'],
])('%j is refused', (storage, message) => {
  const { error } = read(storage)
  expect(error?.issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)])
})
