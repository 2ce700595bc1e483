import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { accessBy, openAccess } from '../../test/support/open-access.js'
import { runCommand } from '../../test/support/run-command.js'
import { sampleStatus } from '../../test/support/sample-status.js'
import { createHttpApp } from '../app/http/create-http-app.js'
import { loadConfig } from '../config/load-config-files.js'
import { listen, type HttpServer } from '../http/http-server.js'

const ROOT = 'version: 1\norganisation: Shop\nprometheus: { url: http://localhost:9090 }\ninclude: [services/*.yaml]\n'

let cwd: string
let server: HttpServer | null

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plimsoll-token-'))
  mkdirSync(join(cwd, 'config/services'), { recursive: true })
  writeFileSync(join(cwd, 'config/plimsoll.yaml'), ROOT)
  writeFileSync(join(cwd, 'config/services/a.yaml'), 'service: a\n')
  server = null
})

afterEach(async () => {
  await server?.close(100)
  rmSync(cwd, { recursive: true, force: true })
})

const make = (...more: readonly string[]) =>
  runCommand(['token', 'new', '--name', 'ci', '--role', 'viewer', ...more], { cwd })
const held = (file = 'config/secrets/ci') => readFileSync(join(cwd, file), 'utf8')

/** A daemon by the configuration in the folder. */
async function serve(): Promise<string> {
  const config = await loadConfig({ file: 'config/plimsoll.yaml', env: {}, cwd })
  const logger = createMemoryLogger()
  const app = createHttpApp({
    ...openAccess(),
    version: '0.1.0',
    names: config.server,
    access: accessBy(config),
    logger,
    reasons: () => Promise.resolve([]),
    reload: () => Promise.resolve({ kind: 'stopping' }),
    render: () => Promise.resolve({ contentType: 'text/plain', body: [] }),
    status: sampleStatus,
    routers: [],
    services: [],
  })
  server = await listen(app, { host: '127.0.0.1', port: 0 })
  return server.url
}

describe('plimsoll token new', () => {
  it('writes what only its owner reads, and prints lines that let it in', async () => {
    const { stdout, exitCode } = await make()
    expect(exitCode).toBe(0)
    expect(held()).toMatch(/^plimsoll_[\w-]{43}\n$/)
    expect(stdout).not.toContain(held().trim())
    expect(statSync(join(cwd, 'config/secrets/ci')).mode & 0o777).toBe(0o600)
    writeFileSync(join(cwd, 'config/plimsoll.yaml'), ROOT + stdout)
    const url = await serve()
    const env = { PLIMSOLL_TOKEN_FILE: 'config/secrets/ci' }
    expect((await runCommand(['status', '--server', url], { cwd, env })).exitCode).toBe(0)
  })

  it('writes over nothing, unless it is told to, and then with another token', async () => {
    await make()
    const first = held()
    const again = await make()
    expect([again.exitCode, held()]).toEqual([2, first])
    expect(again.stderr).toContain('config/secrets/ci is there already')
    expect((await make('--force')).exitCode).toBe(0)
    expect(held()).not.toBe(first)
    expect(readdirSync(join(cwd, 'config/secrets'))).toEqual(['ci'])
  })

  it('writes where it is told, and names that place as the configuration finds it', async () => {
    expect((await make('--file', 'config/x/ci')).stdout).toContain('token_file: "x/ci"')
    expect((await make('--file', 'elsewhere/ci')).stdout).toContain(`token_file: "${join(cwd, 'elsewhere/ci')}"`)
    expect(held('elsewhere/ci')).not.toBe(held('config/x/ci'))
  })

  it.each([
    [['token', 'new', '--name', 'C I', '--role', 'viewer'], 'expected a name'],
    [['token', 'new', '--name', 'ci', '--role', 'owner'], 'Allowed choices are viewer, ingest, responder, admin'],
    [['token', 'new', '--name', 'ci'], '--role'],
  ])('says what is wrong with %j', async (args, message) => {
    const { stderr, exitCode } = await runCommand(args, { cwd })
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})

describe('a command that asks the daemon', () => {
  it('says how to come by a token where it has none, or the wrong one', async () => {
    writeFileSync(join(cwd, 'admin'), 'right\n')
    writeFileSync(join(cwd, 'wrong'), '\nwrong\n')
    const tokens = '{ name: a, role: viewer, token_file: ../admin }'
    writeFileSync(join(cwd, 'config/plimsoll.yaml'), `${ROOT}server: { tokens: [${tokens}] }\n`)
    const url = await serve()
    const act = (env: Record<string, string>) =>
      runCommand(['incident', 'ack', '7', '--by', 'me', '--server', url], { cwd, env })
    expect((await act({})).stderr).toContain('a token is needed')
    expect((await act({ PLIMSOLL_TOKEN_FILE: 'wrong' })).stderr).toContain('the token is wrong')
    const small = await act({ PLIMSOLL_TOKEN_FILE: 'admin' })
    expect(small.stderr).toContain(
      'this needs the role responder; the token of a has the role viewer (PLIMSOLL_TOKEN_FILE',
    )
    expect(small.exitCode).toBe(1)
    const { stderr, exitCode } = await act({ PLIMSOLL_TOKEN_FILE: 'gone' })
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('the file gone of PLIMSOLL_TOKEN_FILE cannot be read'),
    ])
  })
})
