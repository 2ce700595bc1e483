import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import express from 'express'
import request from 'supertest'
import { exampleConfig } from '../../test/support/example-config.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { plainPages } from '../../test/support/plain-pages.js'
import { readPdf } from '../../test/support/read-pdf.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleDrill } from '../../test/support/sample-drill.js'
import { datasetId, datasetKey, type RecoveryPointsReader } from '../backup/dataset.js'
import { createErrorHandler } from '../http/error-handler.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { composePackFiles } from './compose-pack-files.js'
import { dependenciesAnswer, packAnswer } from './emergency-answer.js'
import { EMERGENCY_METRICS } from './emergency-metrics.js'
import { gatherPack } from './gather-pack.js'
import { createEmergency, packParts, type EmergencyPorts } from './runtime.js'

const NOW = new Date('2026-11-03T12:00:00Z')
const dataset = sampleDataset({ service: 'checkout', name: 'orders-db' })

let folder: string
let database: Database

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-pack-'))
  database = await openStore(join(folder, 'plimsoll.db'))
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const recoveryPoints: RecoveryPointsReader = {
  newest: () =>
    Promise.resolve(
      new Map([[datasetId(datasetKey(dataset)), { pointAt: new Date('2026-11-03T11:45:00Z'), answeredAt: NOW }]]),
    ),
  exposure: () => Promise.resolve(new Map()),
}

function portsWith(changes: { readonly hash?: string; readonly recipients?: readonly string[] } = {}): EmergencyPorts {
  const base = exampleConfig({ datasets: [dataset], hash: changes.hash ?? 'a'.repeat(64) })
  const contact = { name: 'Ada <b>Byron</b>', phone: '+49 30 1', email: null, verified: null }
  return {
    config: {
      ...base,
      teams: [{ name: 'red', receivers: { page: 'pager', ticket: null }, escalationPolicy: null, contacts: [contact] }],
      services: base.services.map((service) => ({
        ...{ ...service, team: 'red', dependsOn: ['bank'] },
        drills: [sampleDrill({ name: 'restore-orders', dataset: 'orders-db' })],
      })),
      runbooks: [
        {
          alert: 'QueueFull',
          services: ['checkout'],
          owner: 'red',
          tested: null,
          text: 'Restart it:\n\n    systemctl restart shop',
        },
      ],
      emergencyPack: {
        folder: join(folder, 'out'),
        schedule: '0 5 * * *',
        maxAgeSeconds: 86_400,
        recipients: changes.recipients ?? [],
      },
    },
    ...{ version: '1.2.3', alerts: { sets: ['checkout'], alertsOf: () => [] }, recoveryPoints, database },
    ...{ clock: () => NOW, steps: () => undefined, pages: plainPages() },
  }
}

const filesWith = async (lock: { readonly recipients?: readonly string[]; readonly passphrase?: string }) => {
  const pack = await gatherPack(packParts(portsWith()), NOW)
  return composePackFiles(pack, { recipients: lock.recipients ?? [], passphrase: lock.passphrase ?? null })
}
const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content)

describe('the emergency pack', () => {
  it('is one page that loads nothing and acts nowhere, with everything that is needed', async () => {
    const [html] = await filesWith({})
    const page = text(html?.content)
    for (const said of [
      '+49 30 1',
      'checkout needs bank.',
      'restore-orders',
      '3 November 2026, 11:45',
      'systemctl restart shop',
      'Written for checkout by red:',
    ])
      expect(page).toContain(said)
    expect(page).toContain('Ada &lt;b&gt;Byron&lt;/')
    expect(page).not.toContain('<b>Byron')
    expect(page).not.toMatch(/<script|<link|<iframe|\son\w+=|@import|http-equiv/i)
    const loaded = [...page.matchAll(/(?:src|srcset|href)="([^"]*)"|url\(([^)]*)\)/g)].map(([, a, b]) => a ?? b ?? '')
    expect(loaded.length).toBeGreaterThan(0)
    for (const address of loaded) expect(address).toMatch(/^data:/)
  })

  it('says the same as PDF', async () => {
    const [, pdf] = await filesWith({})
    const { pages } = await readPdf(pdf!.content)
    const whole = pages
      .map((page) => page.text)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
    for (const one of ['When nothing works', '+49 30 1', 'systemctl restart shop', 'restore-orders'])
      expect(whole).toContain(one)
  })

  it('can be read with the private key of one of those for whom it was encrypted, and by nobody else', async () => {
    const [ada, bob, eve] = [await generateIdentity(), await generateIdentity(), await generateIdentity()]
    const recipients = [await identityToRecipient(ada), await identityToRecipient(bob)]
    const [plain, locked] = [await filesWith({}), await filesWith({ recipients })]
    expect(locked.map(({ name }) => name)).toEqual(['emergency-pack.html.age', 'emergency-pack.pdf.age'])
    for (const identity of [ada, bob]) {
      const decrypter = new Decrypter()
      decrypter.addIdentity(identity)
      expect(text(await decrypter.decrypt(locked[0]!.content))).toBe(text(plain[0]!.content))
    }
    expect(text(locked[0]!.content)).not.toContain('+49 30 1')
    const stranger = new Decrypter()
    stranger.addIdentity(eve)
    await expect(stranger.decrypt(locked[0]!.content)).rejects.toThrow()
  })

  it('can be read by who knows the words', async () => {
    const [locked] = await filesWith({ passphrase: 'correct horse' })
    const decrypter = new Decrypter()
    decrypter.addPassphrase('correct horse')
    expect(text(await decrypter.decrypt(locked!.content))).toContain('+49 30 1')
  })
})

const runtimeWith = (changes: Parameters<typeof portsWith>[0]) => createEmergency(portsWith(changes))
const job = (runtime: ReturnType<typeof createEmergency>) => runtime.jobs![0]!
const appOf = (runtime: ReturnType<typeof createEmergency>) =>
  express()
    .use(...(runtime.routers ?? []))
    .use(createErrorHandler(createMemoryLogger()))
const made = async (runtime: ReturnType<typeof createEmergency>) => (await runtime.readSamples?.()) ?? []

describe('the emergency pack that is made by itself', () => {
  it('is put into its folder at once, again when the configuration is another, and tells its age', async () => {
    const runtime = runtimeWith({})
    expect(await made(runtime)).toEqual([{ name: EMERGENCY_METRICS.made, labels: {}, value: 0 }])
    const signal = new AbortController().signal
    await job(runtime).first?.(signal)
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['emergency-pack.html', 'emergency-pack.pdf'])
    expect(statSync(join(folder, 'out/emergency-pack.html')).mode & 0o777).toBe(0o640)
    expect(await made(runtime)).toEqual([{ name: EMERGENCY_METRICS.made, labels: {}, value: NOW.getTime() / 1000 }])
    // Nothing is new: what stands there stays.
    writeFileSync(join(folder, 'out/emergency-pack.html'), 'seen')
    await job(runtime).first?.(signal)
    expect(readFileSync(join(folder, 'out/emergency-pack.html'), 'utf8')).toBe('seen')
    await job(runtimeWith({ hash: 'b'.repeat(64) })).first?.(signal)
    expect(readFileSync(join(folder, 'out/emergency-pack.html'), 'utf8')).toContain('bbbbbbbbbbbb')
  })

  it('leaves none behind that is not encrypted', async () => {
    const signal = new AbortController().signal
    await job(runtimeWith({})).run(NOW, signal)
    const recipients = [await identityToRecipient(await generateIdentity())]
    await job(runtimeWith({ recipients })).run(NOW, signal)
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['emergency-pack.html.age', 'emergency-pack.pdf.age'])
    expect(existsSync(join(folder, 'out/emergency-pack.html'))).toBe(false)
  })

  it('is told of over HTTP, and made anew for who asks for it', async () => {
    const runtime = runtimeWith({})
    const app = appOf(runtime)
    await job(runtime).run(NOW, new AbortController().signal)
    const answer = await request(app).get('/api/v1/emergency-pack').expect(200)
    expect(packAnswer.parse(answer.body)).toMatchObject({
      encrypted: false,
      madeAt: NOW.toISOString(),
      files: [{ name: 'emergency-pack.html' }, {}],
    })
    const html = await request(app).get('/api/v1/emergency-pack.html').expect(200)
    expect(html.headers['content-security-policy']).toContain("default-src 'none'")
    await request(app).get('/api/v1/emergency-pack.pdf').expect(200).expect('content-type', 'application/pdf')
    const graph = await request(app).get('/api/v1/dependencies').expect(200)
    expect(dependenciesAnswer.parse(graph.body).order).toEqual([['bank'], ['checkout']])
    const page = await request(app).get('/dependencies').set('accept', 'text/html').expect(200)
    expect(page.text).toContain('data:image/svg+xml;base64,')
    expect(page.text).toContain('checkout needs bank.')
    expect(page.text).not.toContain('Not drawn')
  })
})
