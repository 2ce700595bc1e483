import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { freePort, startChild, until, type Child } from '../../demo/processes/child.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import type { Database } from '../../src/store/database.js'
import { openStore, type StoreOptions } from '../../src/store/open-store.js'
import type { PostgresPlace } from '../../src/store/postgres/postgres-place.js'
import { storeTrouble } from '../../src/store/store-trouble.js'
import { startCluster, type PostgresCluster } from '../support/postgres-cluster.js'
import { placeOf } from '../support/postgres-place.js'

const cleanUp = createCleanUp(console.error)
let folder: string
let cluster: PostgresCluster
let number = 0
let place: PostgresPlace
let name: string
let opened: Database[]

beforeAll(async () => {
  // PostgreSQL wants short paths, and a folder that somebody else than root may enter.
  folder = join(tmpdir(), `plimsoll-pgline-${process.pid}`)
  cleanUp.add('folder', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  cluster = await startCluster({ folder, settings: ['password_encryption = scram-sha-256'] })
  cleanUp.add('PostgreSQL', () => cluster.stop())
})
afterAll(() => cleanUp.run())

beforeEach(async () => {
  opened = []
  number += 1
  name = `store_${number}`
  await cluster.create(name)
  place = placeOf(cluster.url(name))
})
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()))
})

async function open(changes: Partial<PostgresPlace> = {}, options: StoreOptions = {}): Promise<Database> {
  const store = await openStore({ ...place, ...changes }, options)
  opened.push(store)
  return store
}

const refusal = (changes: Partial<PostgresPlace> = {}, options: StoreOptions = {}) =>
  open(changes, options).then(
    () => 'opened',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
const slot = (job: string, last_slot: number) => (store: Database) =>
  store.write((one) => one.insertInto('job_slot').values({ name: job, last_slot }).execute())
const slots = async (store: Database) =>
  (await store.read((one) => one.selectFrom('job_slot').selectAll().orderBy('name').execute())).map((row) => row.name)
const troubleOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => storeTrouble(error)?.message ?? error,
  )

describe('a connection', () => {
  const cut = () =>
    cluster.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`,
    )

  it('that is cut amid a write keeps nothing of it, and the next one is opened anew', async () => {
    const store = await open()
    const write = store.write(async (one) => {
      await one.insertInto('job_slot').values({ name: 'lost', last_slot: 1 }).execute()
      await cut()
      await one.insertInto('job_slot').values({ name: 'lost too', last_slot: 1 }).execute()
    })
    expect(await troubleOf(write)).toMatch(/^the server of the store (is stopping|does not answer)/)
    await until('it is written', () =>
      slot(
        'kept',
        1,
      )(store).then(
        () => true,
        () => false,
      ),
    )
    expect(await slots(store)).toEqual(['kept'])
  })

  it('that is cut while nobody asks is not missed for longer than a question', async () => {
    const store = await open()
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([slots(store), slots(store), slot(`a${round}`, 1)(store)])
      await cut()
      await until('it is read', () =>
        slots(store).then(
          () => true,
          () => false,
        ),
      )
      await until('it is written', () =>
        slot(
          `b${round}`,
          1,
        )(store).then(
          () => true,
          () => false,
        ),
      )
    }
    expect(await slots(store)).toHaveLength(10)
  })

  it('is had again once the server is: what is asked meanwhile is a trouble of the store', async () => {
    const store = await open()
    await slot('before', 1)(store)
    await cluster.stop()
    try {
      for (let round = 0; round < 3; round += 1) {
        expect(await troubleOf(slots(store))).toMatch(/^the server of the store/)
        expect(await troubleOf(slot('meanwhile', 1)(store))).toMatch(/^the server of the store/)
      }
    } finally {
      await cluster.start()
    }
    await slot('after', 1)(store)
    expect(await slots(store)).toEqual(['after', 'before'])
  })

  it('of a daemon keeps every other daemon off, also once it was cut', async () => {
    const first = await open({}, { isAlone: true, busyTimeoutMs: 100 })
    await slot('first', 1)(first)
    expect(await refusal({}, { isAlone: true, busyTimeoutMs: 100 })).toContain('another Plimsoll works with the store')
    await slot('by hand', 1)(await open())
    await cut()
    const second = await open({}, { isAlone: true, busyTimeoutMs: 2000 })
    await until('the first one has noticed', async () => {
      return (await troubleOf(slot('both', 1)(first))) === 'another Plimsoll works with the store'
    })
    await slot('second', 1)(second)
    expect(await slots(second)).toEqual(['by hand', 'first', 'second'])
    await second.close()
    await slot('first again', 1)(first)
  })
})

describe('who is let in', () => {
  const restricted = `store_of_others`
  let server: PostgresCluster | undefined
  let certificates: string

  beforeAll(async () => {
    const own = join(tmpdir(), `plimsoll-pgtls-${process.pid}`)
    certificates = mkdtempSync(join(tmpdir(), 'plimsoll-certs-'))
    writeCertificates(certificates)
    server = await startCluster({ folder: own })
    cleanUp.add('folder of the other', () => {
      for (const one of [own, certificates]) rmSync(one, { recursive: true, force: true })
    })
    cleanUp.add('the other PostgreSQL', () => server!.stop())
    await server.create(restricted)
    await server.sql(`create role app login password 'first'; alter database ${restricted} owner to app`)
    const data = join(own, 'data')
    for (const file of ['server.crt', 'server.key']) {
      copyFileSync(join(certificates, file), join(data, file))
      if (process.getuid?.() === 0) chownSync(join(data, file), 65_534, 65_534)
      chmodSync(join(data, file), 0o600)
    }
    writeFileSync(join(data, 'pg_hba.conf'), 'local all all trust\nhostssl all app all scram-sha-256\n')
    writeFileSync(join(data, 'postgresql.conf'), `${readFileSync(join(data, 'postgresql.conf'), 'utf8')}ssl = on\n`)
    await server.stop()
    await server.start()
  })

  it('shows a password that is read anew, over a connection to nobody else', async () => {
    const passwordFile = join(certificates, 'password')
    writeFileSync(passwordFile, 'first\n')
    const url = `postgres://app@localhost:${server!.port}/${restricted}`
    const tls = { caFile: join(certificates, 'ca.crt'), certFile: null, keyFile: null }
    const store = await open({ url, passwordFile, tls })
    expect(
      await server!.sql(
        `select bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid) where usename = 'app'`,
      ),
    ).toBe('t')
    await server!.sql(`alter role app password 'second'`)
    await slot('still', 1)(store)
    expect(await refusal({ url, passwordFile, tls })).toContain('password authentication failed for user "app"')
    writeFileSync(passwordFile, 'second')
    await server!.sql(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app'`)
    await until('the new password counts', () =>
      slot(
        'again',
        1,
      )(store).then(
        () => true,
        () => false,
      ),
    )
    expect(await refusal({ url, passwordFile: join(certificates, 'none'), tls })).toContain(
      `cannot read ${join(certificates, 'none')}, needed for the store`,
    )
    // The certificate is for the name alone, not for the address; and its authority is none that Node trusts.
    expect(await refusal({ url: url.replace('localhost', '127.0.0.1'), passwordFile, tls })).toMatch(
      /does not match|altnames/,
    )
    expect(await refusal({ url, passwordFile, tls: { ...tls, caFile: null } })).toMatch(/certificate/)
    expect(await refusal({ url, passwordFile, tls: null })).toContain('no pg_hba.conf entry')
  })
})

describe('a standby', () => {
  it('is refused', async () => {
    const data = join(folder, 'standby')
    const { tools } = cluster
    const backup = join(tools.path('initdb'), '..', 'pg_basebackup')
    const [first, ...args] = [...tools.as, backup, '-D', data, '-R', '-X', 'stream', '-c', 'fast']
    execFileSync(first, args, { env: { ...process.env, ...tools.env } })
    const port = await freePort()
    const [command, ...rest] = [...tools.as, tools.path('postgres'), '-D', data, '-p', String(port)]
    const child: Child = startChild(command, rest, { logFile: join(folder, 'standby.log'), env: tools.env })
    try {
      await until('the standby answers', async () => {
        return (await tools.run('psql', '-XAtq', '-h', '127.0.0.1', '-p', String(port), '-c', 'select 1')).code === 0
      })
      const url = place.url.replace(`:${cluster.port}/`, `:${port}/`)
      await until('it has the database', async () => !(await refusal({ url })).includes('does not exist'))
      expect(await refusal({ url })).toContain('it is a standby, which can only be read')
    } finally {
      child.process.kill('SIGINT')
      await child.stop()
    }
  })
})

/** By openssl: an authority, and a certificate of `localhost` that it signed. */
function writeCertificates(into: string): void {
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: into, stdio: 'ignore' })
  const days = ['-days', '2', '-nodes', '-newkey', 'rsa:2048']
  openssl('req', '-x509', ...days, '-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/CN=Authority of a test')
  openssl('req', ...days.slice(2), '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost')
  writeFileSync(join(into, 'names'), 'subjectAltName=DNS:localhost\n')
  const signed = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names']
  openssl('x509', '-req', '-in', 'server.csr', ...signed, '-out', 'server.crt')
}
