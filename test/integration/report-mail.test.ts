import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { issueReport } from '../../src/report/issue-report.js'
import { createReportJobs } from '../../src/report/report-job.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { october } from '../support/agreement-results.js'
import { createFakeCountsReader } from '../support/fake-counts-reader.js'
import { startMailServer, type MailServer, type Refusals } from '../support/mail-server.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { monthlySla, reportConfig } from '../support/report-config.js'
import { reportHouse } from '../support/report-house.js'

const KEY = 'report:monthly-sla:2026-10'
const start = new Date('2026-11-01T07:00:00Z')
const forever = new AbortController().signal

let folder: string
let database: Database
let now: Date
let servers: MailServer[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-mail-'))
  database = await openStore(join(folder, 'plimsoll.db'))
  now = start
  servers = []
})

afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function mailServer(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}

function house(url: string, changes: Parameters<typeof reportConfig>[1] = {}) {
  return reportHouse({ database, config: reportConfig(url, changes), clock: () => now })
}

function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000)
}

describe('the mail of a month', () => {
  it('is one mail to all receivers, with text, HTML and its pictures', async () => {
    const server = await mailServer()
    const { issue, delivery, outcomes, outbox } = house(server.url)
    expect(await issueReport(issue, monthlySla, october)).toBeNull()
    expect(await outbox.pending()).toBe(1)
    await delivery.deliverDue(forever)
    expect(server.mails).toHaveLength(1)
    const [{ from, to, raw }] = server.mails as [MailServer['mails'][number]]
    expect([from, to]).toEqual([
      'plimsoll@shop.example',
      ['coo@shop.example', 'cto@shop.example', 'payments@shop.example'],
    ])
    const mail = await simpleParser(raw, { skipImageLinks: true })
    expect(mail.subject).toBe('Service levels, October 2026: 1 of 1 agreement breached (Example Shop)')
    expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@shop\.example>$/)
    expect(mail.date).toEqual(start)
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.text).toContain('99.9 % was promised to ACME, 99.800 % was delivered: breached.')
    expect(mail.html).toContain('99.800&nbsp;%'.replace('&nbsp;', '\u00a0'))
    for (const cid of ['chart-1-light@plimsoll', 'chart-1-dark@plimsoll']) {
      expect(mail.html).toContain(`src="cid:${cid}"`)
      const picture = mail.attachments.find((one) => one.cid === cid)!
      expect(picture.contentType).toBe('image/png')
      expect(picture.contentDisposition).toBe('inline')
      expect(picture.content.subarray(1, 4).toString()).toBe('PNG')
    }
    expect(outcomes).toEqual([
      ['leadership', 'sent'],
      ['payments-team', 'sent'],
    ])
    expect(await outbox.pending()).toBe(0)
    expect([...(await outbox.lastSent('report:'))]).toEqual([['monthly-sla', start]])
  })

  it('is issued once: a second time nothing is written and nothing is sent', async () => {
    const server = await mailServer()
    const { issue, delivery } = house(server.url)
    await issueReport(issue, monthlySla, october)
    await delivery.deliverDue(forever)
    later(3600)
    expect(await issueReport(issue, monthlySla, october)).toMatchObject({ revision: 1, issuedAt: start })
    await delivery.deliverDue(forever)
    expect(server.mails).toHaveLength(1)
    expect(await database.read((reader) => reader.selectFrom('issued_report').select('period').execute())).toEqual([
      { period: '2026-10' },
    ])
  })

  it('is that of the last whole month before the slot, and repeating the slot changes nothing', async () => {
    const server = await mailServer()
    const { issue, delivery, outbox } = house(server.url)
    const [job] = createReportJobs({ ...issue, logger: createMemoryLogger() })
    expect(job).toMatchObject({ cron: '0 8 1 * *', timezone: 'Europe/Berlin', missed: { kind: 'replay', most: 12 } })
    for (let time = 0; time < 2; time++) await job!.run(start, forever)
    await delivery.deliverDue(forever)
    expect(server.mails).toHaveLength(1)
    expect((await outbox.find(KEY))?.sentAt).toEqual(start)
  })

  it('waits for the ledger to have settled', async () => {
    const config = reportConfig('smtp://127.0.0.1:9')
    const upTo = (minutes: number) =>
      createFakeCountsReader(new Date(october.interval.to.getTime() + minutes * 60_000), { events: 1, errors: 0 })
    const early = reportHouse({ database, config, clock: () => now, counts: upTo(4) })
    await expect(issueReport(early.issue, monthlySla, october)).rejects.toMatchObject({ code: 'report_not_ready' })
    expect(await early.outbox.pending()).toBe(0)
    const ready = reportHouse({ database, config, clock: () => now, counts: upTo(5) })
    expect(await issueReport(ready.issue, monthlySla, october)).toBeNull()
  })

  it('cannot be given foreign headers or markup by the names in it', async () => {
    const server = await mailServer()
    const organisation = 'Shop\r\nBcc: thief@evil.example\r\n\r\n<script>alert(1)</script>'
    const { issue, delivery } = house(server.url, { organisation })
    await issueReport(issue, monthlySla, october)
    await delivery.deliverDue(forever)
    const [{ to, raw }] = server.mails as [MailServer['mails'][number]]
    const mail = await simpleParser(raw, { skipImageLinks: true })
    expect(to).not.toContain('thief@evil.example')
    expect(mail.headers.has('bcc')).toBe(false)
    expect(mail.html).not.toContain('<script>')
    expect(mail.html).toContain('&lt;script&gt;')
  })
})

describe('a mail server that does not play along', () => {
  it('is tried again later, and gets the mail once', async () => {
    const gone = await startMailServer()
    await gone.stop()
    const { issue, delivery, outcomes, outbox } = house(gone.url)
    await issueReport(issue, monthlySla, october)
    await delivery.deliverDue(forever)
    expect(await outbox.find(KEY)).toMatchObject({
      sentAt: null,
      attempts: 1,
      nextAttemptAt: new Date(start.getTime() + 30_000),
    })
    later(29)
    await delivery.deliverDue(forever)
    expect((await outbox.find(KEY))?.attempts).toBe(1)
    const server = await mailServer({ port: gone.port })
    later(1)
    await delivery.deliverDue(forever)
    later(86_400)
    await delivery.deliverDue(forever)
    expect(server.mails).toHaveLength(1)
    expect(outcomes.map(([, outcome]) => outcome)).toEqual(['retried', 'retried', 'sent', 'sent'])
  })

  it('may take some and not others: the rest is tried again, the refused is not', async () => {
    let refused: Refusals = {
      'coo@shop.example': { code: 550, text: 'no such mailbox' },
      'payments@shop.example': { code: 450, text: 'mailbox busy' },
    }
    const server = await mailServer({ refuse: () => refused })
    const { issue, delivery, outcomes, outbox } = house(server.url)
    await issueReport(issue, monthlySla, october)
    await delivery.deliverDue(forever)
    refused = {}
    later(30)
    await delivery.deliverDue(forever)
    later(86_400)
    await delivery.deliverDue(forever)
    expect(server.mails.map(({ to }) => to)).toEqual([['cto@shop.example'], ['payments@shop.example']])
    expect(server.mails[0]!.raw.equals(server.mails[1]!.raw)).toBe(true)
    expect(outcomes).toEqual([
      ['leadership', 'refused'],
      ['payments-team', 'retried'],
      ['payments-team', 'sent'],
    ])
    const state = await outbox.find(KEY)
    expect(state?.sentAt).not.toBeNull()
    expect(state?.recipients.map(({ address, state: one }) => [address, one])).toEqual([
      ['coo@shop.example', 'refused'],
      ['cto@shop.example', 'accepted'],
      ['payments@shop.example', 'accepted'],
    ])
  })

  it('that refuses the message for good is not asked again', async () => {
    const server = await mailServer({ refuse: () => ({ DATA: { code: 554, text: 'not wanted' } }) })
    const { issue, delivery, outbox } = house(server.url)
    await issueReport(issue, monthlySla, october)
    await delivery.deliverDue(forever)
    expect(await outbox.find(KEY)).toMatchObject({ sentAt: null, failedAt: start, attempts: 1 })
    expect(await outbox.pending()).toBe(0)
  })

  it('that stays away for three days is given up, and that is an error', async () => {
    const gone = await startMailServer()
    await gone.stop()
    const logger = createMemoryLogger()
    const { issue, delivery, outcomes, outbox } = reportHouse({
      database,
      config: reportConfig(gone.url),
      clock: () => now,
      logger,
    })
    await issueReport(issue, monthlySla, october)
    later(3 * 86_400)
    await delivery.deliverDue(forever)
    expect((await outbox.find(KEY))?.failedAt).toEqual(now)
    expect(outcomes.map(([, outcome]) => outcome)).toEqual(['gave_up', 'gave_up'])
    expect(logger.lines.map(({ level }) => level)).toEqual(['error'])
  })

  it('gets the password of the file as it is at that moment', async () => {
    const seen: string[] = []
    const server = await mailServer({
      onAuth: ({ username, password }, _session, done) => {
        seen.push(`${username}:${password}`)
        if (password === 'new') done(null, { user: username })
        else done(Object.assign(new Error('no'), { responseCode: 535 }))
      },
    })
    const passwordFile = join(folder, 'password')
    writeFileSync(passwordFile, 'old\n')
    const smtpUrl = server.url.replace('//', '//plimsoll@')
    const { issue, delivery } = house(smtpUrl, { email: { smtpUrl, passwordFile, from: 'plimsoll@shop.example' } })
    await issueReport(issue, monthlySla, october)
    await delivery.deliverDue(forever)
    writeFileSync(passwordFile, 'new\n')
    later(30)
    await delivery.deliverDue(forever)
    expect(seen).toEqual(['plimsoll:old', 'plimsoll:new'])
    expect(server.mails).toHaveLength(1)
  })

  it('is left alone while another process holds the mail', async () => {
    const server = await mailServer()
    const { issue, delivery, outbox } = house(server.url)
    await issueReport(issue, monthlySla, october)
    expect(await outbox.claim(now, 300)).not.toBeNull()
    await delivery.deliverDue(forever)
    expect(server.mails).toHaveLength(0)
    later(300)
    await delivery.deliverDue(forever)
    expect(server.mails).toHaveLength(1)
  })
})
