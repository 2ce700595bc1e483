import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { until } from '../../demo/processes/child.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { listen, type HttpServer } from './http-server.js'
import { followCertificates, type Certificates } from './tls-files.js'

let made: string
let folder: string

/** Certificates of one day, made once: `first` and `second` of 127.0.0.1, `client` of somebody who asks. */
beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'plimsoll-certificates-'))
  for (const name of ['first', 'second', 'client'])
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
        ...['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'],
        ...['-keyout', join(made, `${name}.key`), '-out', join(made, `${name}.pem`)],
      ],
      { stdio: 'ignore' },
    )
})

afterAll(() => {
  rmSync(made, { recursive: true })
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-tls-'))
  use('first')
})

const servers: HttpServer[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close(100)
  rmSync(folder, { recursive: true })
})

function use(name: string, parts: readonly ('pem' | 'key')[] = ['pem', 'key']): void {
  for (const part of parts) copyFileSync(join(made, `${name}.${part}`), join(folder, `own.${part}`))
}

const files = (clientCaFile: string | null = null) => {
  return { certFile: join(folder, 'own.pem'), keyFile: join(folder, 'own.key'), clientCaFile }
}

async function start(clientCaFile: string | null = null) {
  const logger = createMemoryLogger()
  const tls = { files: files(clientCaFile), logger }
  const server = await listen((_request, response) => response.end('in'), { host: '127.0.0.1', port: 0, tls })
  servers.push(server)
  return { url: server.url, logger }
}

/** The name on the certificate that answers; rejects where nobody does. */
function nameOf(url: string, client?: string): Promise<unknown> {
  const own =
    client === undefined
      ? {}
      : { cert: readFileSync(join(made, `${client}.pem`)), key: readFileSync(join(made, `${client}.key`)) }
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...own, rejectUnauthorized: false, agent: false }, (response) => {
      const { socket } = response
      resolve(socket instanceof TLSSocket ? socket.getPeerCertificate().subject.CN : null)
      response.resume()
    })
    asked.once('error', reject).end()
  })
}

describe('a server with certificates', () => {
  it('answers by https, and by nothing else', async () => {
    const { url } = await start()
    expect(url).toMatch(/^https:/)
    expect(await nameOf(url)).toBe('first')
    await expect(fetch(url.replace('https', 'http'))).rejects.toThrow()
  })

  it('answers only those whose certificate is signed by whom it trusts, where that is said', async () => {
    const { url } = await start(join(made, 'client.pem'))
    expect(await nameOf(url, 'client')).toBe('first')
    await expect(nameOf(url)).rejects.toThrow()
    await expect(nameOf(url, 'second')).rejects.toThrow()
  })

  it('does not start where certificate and key belong to different pairs, or one is none', async () => {
    use('second', ['key'])
    await expect(start()).rejects.toMatchObject({ code: 'listen_failed' })
    writeFileSync(join(folder, 'own.pem'), 'x')
    await expect(start()).rejects.toMatchObject({ code: 'listen_failed' })
  })
})

describe('certificates that change', () => {
  it('are handed on once they belong together again; until then the old ones stay', async () => {
    const logger = createMemoryLogger()
    const given: string[] = []
    const follow = (next: Certificates) => given.push(String(next.cert))
    const stop = followCertificates(files(), { follow, logger, everyMs: 5 })
    try {
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(given).toEqual([])
      use('second', ['pem'])
      await until('the half is noticed', () => logger.lines.some(({ level }) => level === 'error'))
      expect(given).toEqual([])
      use('second', ['key'])
      await until('the whole is handed on', () => given.length > 0)
      expect(given).toEqual([readFileSync(join(made, 'second.pem'), 'utf8')])
    } finally {
      stop()
    }
  })

  it('are shown to who comes next', async () => {
    const { url, logger } = await start()
    await new Promise((resolve) => setTimeout(resolve, 100))
    use('second')
    await until('they are read again', () => logger.lines.some(({ message }) => message.includes('read again')), {
      timeoutMs: 20_000,
    })
    expect(await nameOf(url)).toBe('second')
  })
})
