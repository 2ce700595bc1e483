import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chromium, type Browser, type Page } from 'playwright-core'
import { ROLES, type NeededRole, type Role } from '../../src/access/roles.js'
import { createApp, type App } from '../../src/app/create-app.js'
import { allPaths } from '../../src/app/http/openapi.js'
import { METHODS } from '../../src/http/describe.js'
import { exampleConfig } from '../support/example-config.js'
import { createFakeSeriesReader } from '../support/fake-series-reader.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { makeTwoMachines, noTwoMachines, type TwoMachines } from '../support/two-machines.js'
import type { WalkedRequest } from '../support/walked-request.js'

const PORT = 9580

const routes = Object.entries(allPaths({ metricsToken: false })).flatMap(([path, operations]) =>
  METHODS.flatMap((method) => {
    const role: NeededRole | undefined = operations[method]?.['x-role']
    const shown = path.replace(/\{\w+\}/g, '7')
    return role === undefined ? [] : [{ path: shown, method: method.toUpperCase(), role }]
  }),
)

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
    const statuses = await machines.walk(from, all(headers, host))
    expect(statuses).not.toContain(0)
    return routes.map(({ path, method, role }, index) => {
      const status = statuses[index] ?? 0
      return { path, method, role, answer: [401, 403, 421, 429].includes(status) ? status : 'in' }
    })
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

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
if (!existsSync(CHROMIUM)) console.warn(`SKIPPED: pages of other sites against loopback: ${CHROMIUM} is not there`)

const inBrowser = existsSync(CHROMIUM) ? describe : describe.skip

/** What a page can do without being allowed to: each returns what it got to see, '' for nothing. */
const ATTACKS = {
  'asks and reads': `async (url) => { try { return await (await fetch(url)).text() } catch { return '' } }`,
  'asks with credentials': `async (url) => { try { return await (await fetch(url, { credentials: 'include' })).text() } catch { return '' } }`,
  'asks without hoping to read': `async (url) => { try { return await (await fetch(url, { mode: 'no-cors' })).text() } catch { return '' } }`,
  'posts without hoping to read': `async (url) => { try { return await (await fetch(url, { mode: 'no-cors', method: 'POST', body: '{"by":"evil"}' })).text() } catch { return '' } }`,
  'posts JSON': `async (url) => { try { return await (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"by":"evil"}' })).text() } catch { return '' } }`,
  'takes away': `async (url) => { try { return await (await fetch(url + '?by=evil&why=x', { method: 'DELETE' })).text() } catch { return '' } }`,
  'sends a beacon': `async (url) => { navigator.sendBeacon(url, '{"by":"evil"}'); return '' }`,
  'loads a picture': `(url) => new Promise((done) => { const one = new Image(); one.onload = () => done('loaded'); one.onerror = () => done(''); one.src = url })`,
  'loads a script': `(url) => new Promise((done) => { const one = document.createElement('script'); one.onload = () => done('loaded'); one.onerror = () => done(''); one.src = url; document.body.append(one) })`,
  'shows it in a frame': `(url) => new Promise((done) => { const one = document.createElement('iframe'); one.onload = () => { try { done(one.contentDocument?.body.innerText ?? '') } catch { done('') } }; one.src = url; document.body.append(one) })`,
  'posts a form': `(url) => new Promise((done) => { const frame = document.createElement('iframe'); frame.name = 'f' + Math.random(); document.body.append(frame); const form = document.createElement('form'); form.method = 'POST'; form.action = url; form.target = frame.name; form.innerHTML = '<input name="by" value="evil">'; document.body.append(form); frame.onload = () => { try { done(frame.contentDocument?.body.innerText ?? '') } catch { done('') } }; form.submit() })`,
} as const

/** What a name is pointed at: first a server that has a page, then 127.0.0.1. */
async function startRebinding(port: number) {
  let isRebound = false
  const body = '<!doctype html><body>evil'
  const head = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy())
    if (!isRebound) {
      socket.once('data', () => socket.end(head + body))
      return
    }
    const daemon = connect(port, '127.0.0.1')
    daemon.on('error', () => socket.destroy())
    socket.pipe(daemon).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.2', resolve))
  return {
    rebind() {
      isRebound = true
    },
    stop() {
      server.close()
    },
  }
}

inBrowser('a page of another site, in a browser on the machine of a daemon that trusts its shell', () => {
  let app: App
  let url: string
  let evil: Server
  let evilPort: number
  let browser: Browser
  const logger = createMemoryLogger()
  let reloads = 0

  beforeAll(async () => {
    const config = exampleConfig({})
    const loadConfig = () => {
      reloads++
      return Promise.resolve(config)
    }
    const readers = new Map([['default', createFakeSeriesReader(() => [])]])
    app = createApp(config, { logger, port: 0, readers, loadConfig })
    await app.start()
    url = app.url() ?? ''
    evil = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><body>evil')
    })
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
    evilPort = (evil.address() as AddressInfo).port
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
        '--host-resolver-rules=MAP rebound.example 127.0.0.2, MAP *.example 127.0.0.1',
      ],
    })
  })

  afterAll(async () => {
    await browser.close()
    await app.stop()
    evil.close()
  })

  const refusals = async () => {
    const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n')
    return lines
      .filter((line) => line.startsWith('plimsoll_http_refused_total'))
      .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  }
  const entered = async () => (await (await fetch(`${url}/api/v1/exclusions`)).json()) as object

  const paths = [...new Set(routes.filter(({ role }) => role !== 'anyone').map(({ path }) => path))]

  /** Everything that a page got to see: by which attack, and what. */
  async function attackAll(page: Page, target: string): Promise<readonly (readonly [string, string])[]> {
    const seen: [string, string][] = []
    for (const [name, attack] of Object.entries(ATTACKS)) {
      const urls = JSON.stringify(paths.map((path) => target + path))
      const got = await page.evaluate<readonly string[]>(`Promise.all(${urls}.map(${attack}))`)
      seen.push(...got.filter((text) => text !== '').map((text) => [name, text] as [string, string]))
    }
    return seen
  }

  async function expectNoHarm(work: () => Promise<void>): Promise<void> {
    const before = { reloads, entered: await entered(), refused: await refusals() }
    await work()
    expect({ reloads, entered: await entered() }).toEqual({ reloads: before.reloads, entered: before.entered })
    // They came, and were turned away: the browser did not keep them from us.
    expect((await refusals()) - before.refused).toBeGreaterThan(50)
  }

  test.each([
    ['of another site', 'evil.example'],
    ['of this machine, from another port', '127.0.0.1'],
    ['of this machine by its name', 'localhost'],
  ])('%s changes nothing and sees nothing', async (_what, host) => {
    await expectNoHarm(async () => {
      const page = await browser.newPage()
      await page.goto(`http://${host}:${evilPort}/`)
      expect(await attackAll(page, url)).toEqual([])
      await page.close()
    })
  })

  test('whose name was pointed here once it was loaded sees that it is called by a wrong name, and nothing else', async () => {
    const { port } = new URL(url)
    const rebinding = await startRebinding(Number(port))
    try {
      await expectNoHarm(async () => {
        const page = await browser.newPage()
        const own = `http://rebound.example:${port}`
        await page.goto(own)
        rebinding.rebind()
        const seen = await attackAll(page, own)
        expect(seen.length).toBeGreaterThan(50)
        expect(seen.filter(([, text]) => !text.includes('"code":"misdirected"'))).toEqual([])
        await page.close()
      })
    } finally {
      rebinding.stop()
    }
  })

  test('is not why nothing happens: a shell does all that', async () => {
    expect((await fetch(`${url}/-/reload`, { method: 'POST' })).status).toBe(200)
    expect(reloads).toBeGreaterThan(0)
    expect((await fetch(`${url}/api/v1/exclusions`)).status).toBe(200)
  })
})
