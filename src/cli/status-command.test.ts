import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from '@jest/globals'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { runCommand } from '../../test/support/run-command.js'
import { openAccess } from '../../test/support/open-access.js'
import { sampleStatus } from '../../test/support/sample-status.js'
import { createHttpApp } from '../app/http/create-http-app.js'
import { listen, type HttpServer } from '../http/http-server.js'
import type { StatusDocument } from '../status/status-document.js'
import { toStatusAnswer } from '../status/status-answer.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const clock = () => new Date('2026-11-20T12:00:50Z')
const servers: (HttpServer | Server)[] = []

async function close(server: HttpServer | Server): Promise<void> {
  if ('url' in server) await server.close(100)
  else server.close()
}

afterEach(async () => {
  for (const server of servers.splice(0)) await close(server)
})

async function daemon(status: () => StatusDocument | null = sampleStatus): Promise<string> {
  const app = createHttpApp({
    version: '0.1.0',
    names: { externalUrl: null, hosts: [], host: '127.0.0.1' },
    ...openAccess(),
    logger: createMemoryLogger(),
    reasons: () => Promise.resolve([]),
    reload: () => Promise.resolve({ kind: 'stopping' }),
    render: () => Promise.resolve({ contentType: 'text/plain', body: [] }),
    status,
    routers: [],
    services: [],
  })
  const server = await listen(app, { host: '127.0.0.1', port: 0 })
  servers.push(server)
  return server.url
}

describe('plimsoll status', () => {
  it('draws the screen of the daemon that is named, without colours where there is no terminal', async () => {
    const { stdout, exitCode } = await runCommand(['status', '--server', await daemon()], { cwd: root, clock })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Example Shop {2}2026-11-20 12:00 UTC · data 50 s old/)
  })

  it('takes the address from PLIMSOLL_SERVER, colours where they are forced, none where NO_COLOR says so', async () => {
    const env = { PLIMSOLL_SERVER: await daemon(), FORCE_COLOR: '1' }
    expect((await runCommand(['status'], { cwd: root, clock, env })).stdout).toContain('\u001b[32m')
    const plain = await runCommand(['status'], { cwd: root, clock, env: { ...env, NO_COLOR: '1' } })
    expect(plain.stdout).not.toContain('\u001b[')
  })

  it('takes the address from the configuration otherwise', async () => {
    const env = { PLIMSOLL_LISTEN: new URL(await daemon()).host }
    expect((await runCommand(['status'], { cwd: root, clock, env })).exitCode).toBe(0)
  })

  it('prints what the daemon answered for machines', async () => {
    const { stdout } = await runCommand(['status', '--output', 'json', '--server', await daemon()], {
      cwd: root,
      clock,
    })
    expect(JSON.parse(stdout)).toEqual(toStatusAnswer(sampleStatus()))
  })

  it('says clearly that nobody answers', async () => {
    const url = await daemon()
    await close(servers.pop()!)
    const { stderr, exitCode } = await runCommand(['status', '--server', url], { cwd: root, clock })
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`plimsoll: cannot reach the daemon at ${url}: is \`plimsoll serve\` running there?`)
  })

  it('says clearly that the daemon is not ready', async () => {
    const url = await daemon(() => null)
    const { stderr, exitCode } = await runCommand(['status', '--server', url], { cwd: root, clock })
    expect(exitCode).toBe(1)
    expect(stderr).toBe(`plimsoll: the daemon at ${url} is not ready: no status has been computed yet\n`)
  })

  it('says clearly that something else answers there', async () => {
    const other = createServer((_request, response) => response.end('{"hello":"world"}'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    servers.push(other)
    const address = other.address() as { port: number }
    const url = `http://127.0.0.1:${address.port}`
    const { stderr, exitCode } = await runCommand(['status', '--server', url], { cwd: root, clock })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('not as a Plimsoll of this version does')
  })

  it('refuses an address that is no URL as wrong usage', async () => {
    const { stderr, exitCode } = await runCommand(['status', '--server', 'localhost:9580'], { cwd: root, clock })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('expected a URL such as http://127.0.0.1:9580, not localhost:9580')
  })
})
