import { anna } from '../support/initiators.js'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import express from 'express'
import { simpleParser, type ParsedMail } from 'mailparser'
import request from 'supertest'
import { SLACK_OK, startStandIn, type StandIn } from '../../demo/stack/stand-in-server.js'
import type { Config } from '../../src/config/config.js'
import { knownKeys } from '../../src/http/links/link-key-store.js'
import { createLinkPageWriter } from '../../src/http/links/link-page.js'
import { createLinkRouter } from '../../src/http/links/link-router.js'
import { loadLinkTemplate } from '../../src/http/links/link-template-files.js'
import { loadBaseStyle } from '../../src/page/page-files.js'
import { createApprovals } from '../../src/report/approval/approvals-store.js'
import { issueReport } from '../../src/report/issue-report.js'
import { createReportAnswers } from '../../src/report/report-answers-store.js'
import { readAllFiles, readPage } from '../../src/report/report-files-store.js'
import { reportLinks } from '../../src/report/report-links.js'
import { readRecord } from '../../src/report/report-record-store.js'
import type { ReportSettings } from '../../src/report/report-settings.js'
import { reviseReport } from '../../src/report/revise-report.js'
import { sendReportAgain, type AgainOrder } from '../../src/report/sending/send-again-store.js'
import { verifyCopy } from '../../src/report/verify/verify-copy-store.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { october } from '../support/agreement-results.js'
import { startMailServer, type MailServer } from '../support/mail-server.js'
import { monthlySla, reportConfig } from '../support/report-config.js'
import { reportHouse, type ReportHouse } from '../support/report-house.js'

const PLACE = { number: '2026-000001', revision: 1 }
const forever = new AbortController().signal
const byHand = { kind: 'by_hand', by: 'ann', why: 'the wrong logo' } as const
const settings: ReportSettings = {
  ...monthlySla,
  formats: ['html'],
  coverage: { customer: 'ACME' },
  audience: 'customer',
  locale: 'de',
  to: ['acme', 'chat', 'machine'],
  acknowledge: { withinSeconds: 3 * 86_400, policy: null },
}

let folder: string
let database: Database
let now: Date
let mail: MailServer
let slack: StandIn
let hook: StandIn
let config: Config
let house: ReportHouse

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-report-receivers-'))
  database = await openStore(join(folder, 'plimsoll.db'))
  now = new Date('2026-11-01T07:00:00Z')
  mail = await startMailServer()
  slack = await startStandIn({ answer: SLACK_OK })
  hook = await startStandIn({ answer: { status: 204 } })
  const base = reportConfig(mail.url)
  const secret = join(folder, 'slack')
  writeFileSync(secret, `${slack.url}/services/T/B/x\n`)
  config = {
    ...base,
    server: { ...base.server, externalUrl: 'http://slo.example' },
    reports: [settings],
    receivers: [
      { kind: 'email', name: 'acme', to: ['it@acme.example'] },
      { kind: 'slack', name: 'chat', access: { by: 'webhook', webhookUrlFile: secret } },
      { kind: 'webhook', name: 'machine', url: `${hook.url}/reports`, secretFile: null },
    ],
  }
  house = reportHouse({ database, config, clock: () => now })
  await issueReport(house.issue, settings, october)
})

afterEach(async () => {
  await Promise.all([mail.stop(), slack.stop(), hook.stop()])
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const deliver = () => house.delivery.deliverDue(forever)
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000)
}

interface SlackMessage {
  readonly text: string
  readonly blocks: readonly { readonly type: string; readonly text?: { readonly text: string } }[]
}

const slackMessages = () => slack.requests.map(({ body }) => JSON.parse(body) as SlackMessage)

interface Told {
  readonly type: string
  readonly data: {
    readonly report: object
    readonly headline: string
    readonly acknowledge_by: string
    readonly links: readonly { readonly text: string; readonly url: string }[]
  }
}

const told = () => hook.requests.map(({ body }) => JSON.parse(body) as Told)

function app() {
  const { issue, outbox } = house
  const parts = { ...issue, config, database, outbox, clock: () => now }
  const actions = reportLinks({
    config,
    answers: createReportAnswers(parts),
    approvals: createApprovals(parts),
    findByNumber: (number) => issue.archive.findByNumber(number),
    readPage: (place) => database.read((reader) => readPage(reader, place)),
  })
  const keys = () => database.read(knownKeys)
  return express().use(
    createLinkRouter({
      actions,
      keys,
      write: createLinkPageWriter(loadLinkTemplate(), loadBaseStyle()),
      clock: () => now,
    }),
  )
}

describe('a report to Slack and a webhook', () => {
  it('is one message to each with what it comes to, in the words of the report, and two links', async () => {
    await deliver()
    await deliver()
    expect([mail.mails.length, slack.requests.length, hook.requests.length]).toEqual([1, 1, 1])
    const [message] = slackMessages()
    const texts = message!.blocks.map(({ text }) => text?.text ?? '').join('\n')
    expect(texts).toContain('Example Shop: Servicebericht, Oktober 2026')
    expect(texts).toContain('*Bericht.* 1 von 1 Vereinbarung verletzt.')
    expect(texts).toContain('Bitte bestätigen Sie diesen Bericht bis 4. November 2026, 08:00 Uhr (UTC+1).')
    expect(texts).toMatch(
      /<http:\/\/slo\.example\/link\/[\w.-]+\/page\|Bericht lesen> {2}· {2}<http:\/\/slo\.example\/link\/[\w.-]+\|Bestätigen>/,
    )
    expect(JSON.stringify(message)).toContain('2026-000001, Revision 1')
    const [one] = told()
    const issued = (await house.issue.archive.findByNumber(PLACE.number))[0]!
    expect(one).toMatchObject({ type: 'report.issued', data: { acknowledge_by: '2026-11-04T07:00:00.000Z' } })
    expect(one?.data.report).toEqual({
      ...{ ...PLACE, name: 'monthly-sla', period: '2026-10', sha256: issued.hash, corrects: null },
    })
    expect(one?.data.links.map(({ text }) => text)).toEqual(['Bericht lesen', 'Bestätigen'])
  })

  it('that is not taken at first is told once, later', async () => {
    slack.answerNext({ status: 500, body: 'no_service' }, 'close')
    for (const days of [0, 1, 1, 1]) {
      later(days)
      await deliver()
    }
    expect(slack.requests).toHaveLength(3)
    expect(new Set(slack.requests.map(({ body }) => body)).size).toBe(1)
    const record = await readRecord({ database, outbox: house.outbox }, PLACE.number)
    const states = record?.revisions[0]?.deliveries.flatMap(({ recipients }) => recipients)
    expect(states?.map(({ address, state }) => `${address} ${state}`).toSorted()).toEqual([
      ...['chat accepted', 'it@acme.example accepted', 'machine accepted'],
    ])
  })

  it('leads to the page as it was issued, and to nothing once the link has run out', async () => {
    await deliver()
    const [read, acknowledge] = told()[0]!.data.links.map(({ url }) => url.slice('http://slo.example'.length))
    const { text, headers } = await request(app()).get(read!).expect(200)
    const files = await database.read((reader) => readAllFiles(reader, PLACE))
    expect(text).toBe(new TextDecoder().decode(files.find(({ format }) => format === 'html')!.bytes))
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    const page = await request(app()).get(acknowledge!).expect(200)
    expect(page.text).toContain('Acknowledge as machine')
    expect(page.text).toContain(`href="${acknowledge!}/page"`)
    const just = await request(app())
      .get(read!.replace(/\/page$/, ''))
      .expect(200)
    expect(just.text).not.toContain('<form')
    await request(app())
      .get(`${read!.replace(/\/page$/, 'x')}/page`)
      .expect(404)
    later(31)
    await request(app()).get(read!).expect(410)
  })
})

const linkIn = (text = '') => /\/link\/\S+/.exec(text)?.[0]

describe('a report that is sent again', () => {
  const again = (order: Partial<AgainOrder> = {}) => {
    const { acknowledge } = settings
    const parts = { ...house.issue, config, database, outbox: house.outbox, clock: () => now }
    const to = [{ kind: 'email', name: 'by-hand', to: ['cfo@acme.example'] } as const]
    return sendReportAgain(parts, {
      place: PLACE,
      to,
      by: 'ann',
      initiator: anna,
      acknowledge,
      superseded: false,
      ...order,
    })
  }

  it('goes under its number to whom it is to go, with a link and an id of its own', async () => {
    await deliver()
    later(10)
    await again()
    await deliver()
    const mails = await Promise.all(mail.mails.map(({ raw }) => simpleParser(raw)))
    expect(mail.mails.map(({ to }) => to[0])).toEqual(['it@acme.example', 'cfo@acme.example'])
    const [first, second] = mails as [ParsedMail, ParsedMail]
    expect(second.messageId).not.toBe(first.messageId)
    expect(second.headers.get('x-plimsoll-number')).toBe(PLACE.number)
    expect(second.date).toEqual(now)
    // The time to answer is that of the first.
    expect(second.text).toContain('bis 4. November 2026')
    expect(linkIn(second.text)).not.toBe(linkIn(first.text))
    const copy = await verifyCopy({ database, recompute: null }, new Uint8Array(mail.mails[1]!.raw))
    expect(copy.report?.standing.kind).toBe('unchanged')
  })

  it('stands in the record with who had it sent to whom, which time it was', async () => {
    await deliver()
    await again()
    await again({ to: config.receivers, by: 'bob' })
    await deliver()
    expect([mail.mails.length, slack.requests.length, hook.requests.length]).toEqual([3, 2, 2])
    const { revisions } = (await readRecord({ database, outbox: house.outbox }, PLACE.number))!
    const who = revisions.flatMap(({ deliveries }) => deliveries)
    const said = who.map(({ again: one, recipients: [to] }) => `${one?.time ?? 0} ${one?.by ?? ''} ${to!.address}`)
    expect(said.toSorted()).toEqual([
      ...['0  chat', '0  it@acme.example', '0  machine', '1 ann cfo@acme.example'],
      ...['2 bob chat', '2 bob it@acme.example', '2 bob machine'],
    ])
  })

  it('is refused where another revision has taken its place, unless that is what is wanted', async () => {
    await reviseReport(house.issue, settings, { period: october, byHand })
    await expect(again()).rejects.toThrow('superseded by revision 2: --superseded sends it nevertheless')
    await again({ superseded: true })
    await deliver()
    expect(mail.mails.map(({ to }) => to[0])).toContain('cfo@acme.example')
  })

  it('is refused where nobody has been sent it yet', async () => {
    const held = { ...settings, approvers: ['chat'] }
    await reviseReport(house.issue, held, { period: october, byHand })
    await expect(again({ place: { ...PLACE, revision: 2 } })).rejects.toMatchObject({ code: 'report_refused' })
  })
})
