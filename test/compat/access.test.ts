import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ROLES, type NeededRole, type Role } from '../../src/access/roles.js'
import { guardedRoutes as routes } from '../support/guarded-routes.js'
import { makeTwoMachines, noTwoMachines, type TwoMachines } from '../support/two-machines.js'
import type { WalkedRequest } from '../support/walked-request.js'

const PORT = 9580

/** The answers of the table, by hand: what a role may do besides reading and what is anybody's business. */
const MAY: Readonly<Record<Role, readonly NeededRole[]>> = {
  viewer: ['anyone', 'viewer'],
  ingest: ['anyone', 'viewer', 'ingest'],
  responder: ['anyone', 'viewer', 'responder'],
  admin: ['anyone', 'viewer', 'ingest', 'responder', 'admin'],
}

const noMachines = noTwoMachines()
if (noMachines !== null) console.warn(`SKIPPED: the table of access between two machines: ${noMachines}`)

const onTwoMachines = noMachines === null ? describe : describe.skip

onTwoMachines('a daemon that listens on 0.0.0.0, asked from another machine', () => {
  let machines: TwoMachines
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-access-'))
    mkdirSync(join(folder, 'services'))
    for (const role of ROLES) writeFileSync(join(folder, role), `token-of-${role}\n`, { mode: 0o600 })
    const tokens = ROLES.map((role) => `{ name: a-${role}, role: ${role}, token_file: ${role} }`)
    writeFileSync(
      join(folder, 'plimsoll.yaml'),
      `version: 1
organisation: Shop
prometheus: { url: http://127.0.0.1:9 }
storage: { url: 'sqlite:${join(folder, 'plimsoll.db')}' }
server: { listen: '0.0.0.0:${PORT}', hosts: [plimsoll.internal], tokens: [${tokens.join(', ')}] }
include: [services/*.yaml]
`,
    )
    writeFileSync(join(folder, 'services/a.yaml'), 'service: a\n')
    machines = makeTwoMachines()
    await machines.serve(join(folder, 'plimsoll.yaml'), PORT)
  })

  afterAll(async () => {
    await machines.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const all = (headers: WalkedRequest['headers'], host = machines.address) =>
    routes.map(({ path, method }) => ({ url: `http://${host}:${PORT}${path}`, method, headers }))

  /** Of each route whether it is let in, or the status with which it is turned away. */
  async function answers(headers: WalkedRequest['headers'], from: 'first' | 'second' = 'second', host?: string) {
    const statuses = (await machines.walk(from, all(headers, host))).map(({ status }) => status)
    expect(statuses).not.toContain(0)
    return routes.map(({ path, method, role }, index) => {
      const status = statuses[index] ?? 0
      return { path, method, role, answer: [401, 403, 421, 429].includes(status) ? status : 'in' }
    })
  }

  async function signIn(role: Role) {
    const url = `http://${machines.address}:${PORT}/sign-in`
    const form = { token: `token-of-${role}` }
    const [signed] = await machines.walk('second', [{ url, method: 'POST', headers: {}, form }])
    const cookie = signed?.cookie ?? ''
    const [page] = await machines.walk('second', [{ url, method: 'GET', headers: { cookie } }])
    return { cookie, csrf: page?.csrf ?? '' }
  }

  const table = (answer: (role: NeededRole) => number | 'in') =>
    routes.map(({ path, method, role }) => ({ path, method, role, answer: answer(role) }))

  test('answers without a token only what is anybody’s business', async () => {
    expect(await answers({})).toEqual(table((role) => (role === 'anyone' ? 'in' : 401)))
  })

  test('does not take a loopback name for one who is there', async () => {
    const host = `localhost:${PORT}`
    expect(await answers({ host })).toEqual(table((role) => (role === 'anyone' ? 'in' : 401)))
  })

  test('is not called as somebody else says', async () => {
    expect(await answers({ host: `rebound.example:${PORT}`, authorization: 'Bearer token-of-admin' })).toEqual(
      table(() => 421),
    )
  })

  test.each(ROLES)('lets the token of a %s do what the role may', async (held) => {
    const headers = { authorization: `Bearer token-of-${held}` }
    expect(await answers(headers)).toEqual(table((role) => (MAY[held].includes(role) ? 'in' : 403)))
  })

  test.each(ROLES)(
    'lets a browser that signed in with the token of a %s do what the role may, and change nothing but by a page of ours',
    async (held) => {
      const { cookie, csrf } = await signIn(held)
      expect(csrf).not.toBe('')
      const mayDo = (role: NeededRole) => MAY[held].includes(role)
      const withPage = await answers({ cookie, 'x-csrf-token': csrf })
      // Signing out is for anybody who is signed in, and ends the session: everything behind it is asked by a stranger.
      const end = withPage.findIndex(({ path }) => path === '/sign-out')
      const expected = table((role) => (mayDo(role) ? 'in' : 403))
      expect(withPage.slice(0, end + 1)).toEqual(expected.slice(0, end + 1))
      const behind = table((role) => (role === 'anyone' ? 'in' : 401)).slice(end + 1)
      expect(withPage.slice(end + 1)).toEqual(behind)

      const again = await signIn(held)
      const forged = table((role) => (mayDo(role) ? 'in' : 403)).map((one) =>
        one.method === 'GET' || one.role === 'anyone' ? one : { ...one, answer: 403 },
      )
      expect(await answers({ cookie: again.cookie })).toEqual(forged)
      expect(await answers({ cookie: again.cookie, 'x-csrf-token': csrf })).toEqual(forged)
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      expect(await answers({ cookie: again.cookie, 'x-csrf-token': again.csrf, ...foreign })).toEqual(table(() => 403))
    },
  )

  test('knows nobody by a cookie that it did not give', async () => {
    const { cookie } = await signIn('viewer')
    const other = cookie.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'))
    expect(await answers({ cookie: other })).toEqual(table((role) => (role === 'anyone' ? 'in' : 401)))
  })

  test('refuses ten wrong tokens, then looks at none that was not right from there before', async () => {
    const wrong = await answers({ authorization: 'Bearer wrong' })
    const guarded = wrong.filter(({ role }) => role !== 'anyone').map(({ answer }) => answer)
    expect(guarded).toEqual(guarded.map((_, index) => (index < 10 ? 401 : 429)))
    expect(wrong.filter(({ role }) => role === 'anyone').every(({ answer }) => answer === 'in')).toBe(true)
    const known = await answers({ authorization: 'Bearer token-of-viewer' })
    expect(known).toEqual(table((role) => (MAY.viewer.includes(role) ? 'in' : 403)))
  })

  test('lets a shell on its own machine read', async () => {
    expect(await answers({}, 'first', '127.0.0.1')).toEqual(
      table((role) => (['anyone', 'viewer'].includes(role) ? 'in' : 401)),
    )
  })

  test('takes its own machine for any other where that asks by the address on the wire', async () => {
    expect(await answers({}, 'first')).toEqual(table((role) => (role === 'anyone' ? 'in' : 401)))
  })
})
