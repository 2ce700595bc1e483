import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request as httpsRequest } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Child, freePort, startChild, until } from '../../demo/processes/child.js'
import { unpackDebianPackages } from '../../demo/processes/debian-packages.js'
import { createApp, type App } from '../../src/app/create-app.js'
import { exampleConfig } from '../support/example-config.js'
import { createFakeSeriesReader } from '../support/fake-series-reader.js'
import { createMemoryLogger } from '../support/memory-logger.js'

// Debian's nginx with the file that we give people, and TLS; only its addresses and the paths of its certificate are those of the test.

const run = promisify(execFile)
const site = fileURLToPath(new URL('../../deploy/nginx/plimsoll.conf', import.meta.url))
const NAME = 'plimsoll.example.com'

let folder = ''
let app: App
let nginx: Child
let port = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-nginx-'))
  for (const role of ['viewer', 'responder']) await writeFile(join(folder, role), `token-of-${role}\n`)
  app = await startPlimsoll()
  port = await freePort()
  nginx = await startNginx()
})

afterAll(async () => {
  await nginx.stop()
  await app.stop()
  await rm(folder, { recursive: true })
})

async function startPlimsoll(): Promise<App> {
  const base = exampleConfig({})
  const tokens = (['viewer', 'responder'] as const).map((role) => ({ name: role, role, tokenFile: join(folder, role) }))
  const config = { ...base, server: { ...base.server, externalUrl: `https://${NAME}`, tokens } }
  const readers = new Map([['default', createFakeSeriesReader(() => [])]])
  const started = createApp(config, { logger: createMemoryLogger(), port: 0, readers })
  await started.start()
  return started
}

async function startNginx(): Promise<Child> {
  const keys = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'fullchain.pem')]
  const subject = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`]
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...keys])
  const written = (await readFile(site, 'utf8'))
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replaceAll('/etc/ssl/plimsoll/', `${folder}/`)
    .replace('http://127.0.0.1:9580', app.url() ?? '')
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/${one};`)
  const whole = `daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${places.join(' ')} ${written} }`
  await writeFile(join(folder, 'nginx.conf'), whole)
  const root = await unpackDebianPackages('bookworm', ['nginx'])
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr']
  const child = startChild(join(root, 'usr/sbin/nginx'), args, { logFile: join(folder, 'nginx.log') })
  await until('nginx answers', async () => (await ask('/-/healthy')).status === 200)
  return child
}

interface Asked {
  readonly method?: string
  readonly token?: string
  readonly host?: string
}

/** Over TLS, with the certificate checked. */
async function ask(path: string, { method = 'GET', token, host = NAME }: Asked = {}) {
  const ca = await readFile(join(folder, 'fullchain.pem'))
  const headers = {
    host,
    ...(token === undefined ? {} : { authorization: `Bearer token-of-${token}` }),
    ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
  }
  const options = { host: '127.0.0.1', port, path, method, ca, servername: NAME, headers }
  return new Promise<{ readonly status: number; readonly type: string }>((resolve, reject) => {
    const sent = httpsRequest(options, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '' })
    })
    sent.on('error', reject)
    sent.end(method === 'POST' ? '{}' : undefined)
  })
}

test.each([
  ['/-/ready', 200],
  ['/metrics', 200],
  ['/api/v1/status', 401],
])('%s without a token is answered %i', async (path, status) => {
  expect((await ask(path)).status).toBe(status)
})

test('a token opens what its role may do, and no more', async () => {
  const acknowledge = '/api/v1/incidents/7/acknowledge'
  expect((await ask('/api/v1/status', { token: 'viewer' })).status).toBe(200)
  expect((await ask(acknowledge, { method: 'POST' })).status).toBe(401)
  expect((await ask(acknowledge, { method: 'POST', token: 'viewer' })).status).toBe(403)
  expect((await ask(acknowledge, { method: 'POST', token: 'responder' })).status).toBe(404)
})

test('a signed link needs no token, and a forged one says so on its page', async () => {
  expect(await ask('/link/forged')).toMatchObject({ status: 404, type: expect.stringContaining('text/html') })
})

test('a name that is not ours is turned away', async () => {
  expect((await ask('/api/v1/status', { host: 'elsewhere.example', token: 'viewer' })).status).toBe(421)
})
