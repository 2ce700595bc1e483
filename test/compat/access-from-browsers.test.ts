import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { createApp, type App } from '../../src/app/create-app.js'
import { exampleConfig } from '../support/example-config.js'
import { createFakeSeriesReader } from '../support/fake-series-reader.js'
import { guardedRoutes as routes } from '../support/guarded-routes.js'
import { createMemoryLogger } from '../support/memory-logger.js'

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
  // What becomes a download never loads, and shows nothing.
  'shows it in a frame': `(url) => new Promise((done) => { setTimeout(() => done(''), 60000); const one = document.createElement('iframe'); one.onload = () => { try { done(one.contentDocument?.body.innerText ?? '') } catch { done('') } }; one.src = url; document.body.append(one) })`,
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

inBrowser.each([
  { whom: 'trusts its shell', isSignedIn: false },
  { whom: 'the same browser is signed in to as an admin', isSignedIn: true },
])('a page of another site, in a browser on the machine of a daemon that $whom', ({ isSignedIn }) => {
  let app: App
  let folder: string
  let context: BrowserContext
  let url: string
  let evil: Server
  let evilPort: number
  let browser: Browser
  const logger = createMemoryLogger()
  let reloads = 0

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-browsers-'))
    const tokenFile = join(folder, 'admin')
    writeFileSync(tokenFile, 'token-of-admin\n')
    const base = exampleConfig({})
    const tokens = isSignedIn ? [{ name: 'anna', role: 'admin' as const, tokenFile }] : []
    const config = { ...base, server: { ...base.server, tokens } }
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
    context = await browser.newContext()
    if (isSignedIn) await signIn()
  })

  afterAll(async () => {
    await browser.close()
    await app.stop()
    evil.close()
    rmSync(folder, { recursive: true })
  })

  async function signIn(): Promise<void> {
    const page = await context.newPage()
    await page.goto(`${url}/sign-in`)
    await page.getByLabel('Token').fill('token-of-admin')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('anna').first().waitFor()
    await page.close()
  }

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
      const page = await context.newPage()
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
        const page = await context.newPage()
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

  test('is not why nothing happens: a shell does all that, or a page of ours', async () => {
    const before = reloads
    if (isSignedIn) {
      const page = await context.newPage()
      await page.goto(`${url}/`)
      const csrf = await page.locator('input[name=csrf]').first().inputValue()
      const reload = `fetch('/-/reload', { method: 'POST', headers: { 'x-csrf-token': '${csrf}' } }).then((answer) => answer.status)`
      expect(await page.evaluate(reload)).toBe(200)
      expect(await page.evaluate(reload.replace(csrf, 'another'))).toBe(403)
    } else expect((await fetch(`${url}/-/reload`, { method: 'POST' })).status).toBe(200)
    expect(reloads).toBe(before + 1)
    expect((await fetch(`${url}/api/v1/exclusions`)).status).toBe(200)
  })
})
