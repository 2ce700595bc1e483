import { anna } from '../../../test/support/initiators.js'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { october } from '../../../test/support/agreement-results.js'
import { escalationHouse } from '../../../test/support/escalation-house.js'
import { killedWork } from '../../../test/support/killed-work.js'
import { outboxKeys, outboxRows } from '../../../test/support/outbox-rows.js'
import { monthlySla, reportConfig } from '../../../test/support/report-config.js'
import { reportHouse, type ReportHouse } from '../../../test/support/report-house.js'
import type { Config } from '../../config/config.js'
import { knownKeys } from '../../http/links/link-key-store.js'
import { openLink } from '../../http/links/signed-link.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { answerSamples } from '../answer-samples.js'
import { issueReport } from '../issue-report.js'
import { createReportAnswers, unacknowledgedSince } from '../report-answers-store.js'
import { readAllFiles } from '../report-files-store.js'
import { reportLinks } from '../report-links.js'
import type { ReportPlace } from '../report-number.js'
import { readRecord } from '../report-record-store.js'
import type { ReportSettings } from '../report-settings.js'
import { reviseReport } from '../revise-report.js'
import { createApprovals, type Approvals } from './approvals-store.js'
import { holdSamples } from './hold-samples.js'
import { waitingSince } from './hold-store.js'

const DAY_MS = 86_400_000
const issuedAt = new Date('2026-11-01T07:00:00Z')
const FIRST: ReportPlace = { number: '2026-000001', revision: 1 }
const SECOND: ReportPlace = { ...FIRST, revision: 2 }
const forever = new AbortController().signal
const byHand = { kind: 'by_hand', by: 'ann', why: 'the wrong logo' } as const

const settings: ReportSettings = {
  ...monthlySla,
  formats: ['html', 'csv'],
  to: ['acme'],
  approvers: ['desk'],
  acknowledge: { withinSeconds: 3 * 86_400, policy: 'paperwork' },
}

let database: Database
let now: Date
let config: Config
let house: ReportHouse
let approvals: Approvals

beforeEach(async () => {
  database = await openStore(':memory:')
  now = issuedAt
  const base = reportConfig('smtp://127.0.0.1:9')
  config = {
    ...base,
    server: { ...base.server, externalUrl: 'http://slo.example' },
    reports: [settings],
    receivers: [
      { kind: 'email', name: 'acme', to: ['it@acme.example', 'cfo@acme.example'] },
      { kind: 'email', name: 'desk', to: ['ann@shop.example', 'bob@shop.example'] },
      { kind: 'email', name: 'board', to: ['chair@shop.example'] },
    ],
    escalationPolicies: [{ name: 'paperwork', steps: [{ afterSeconds: 0, notify: ['board'] }], repeat: 0 }],
  }
  const clock = () => now
  house = reportHouse({ database, config, clock })
  approvals = createApprovals({ ...house.issue, config, database, outbox: house.outbox, clock })
  await issueReport(house.issue, settings, october)
})

afterEach(() => database.close())

const later = (days: number) => {
  now = new Date(issuedAt.getTime() + days * DAY_MS)
}

const approve = (place: ReportPlace, by = 'ann@shop.example') =>
  approvals.decide({ place, kind: 'approve', by, how: 'cli', note: null, initiator: anna })

const keys = () => outboxKeys(database)

async function mailOf(key: string) {
  const rows = await outboxRows(database)
  return simpleParser(rows.find((one) => one.key === key)!.body)
}

const told = ['approval:2026-000001/1:waits:ann@shop.example', 'approval:2026-000001/1:waits:bob@shop.example']
const decided = told.map((key) => key.replace('waits', 'decided'))
const sent = ['report:monthly-sla:2026-10:it@acme.example', 'report:monthly-sla:2026-10:cfo@acme.example']

const files = async (place: ReportPlace) =>
  (await database.read((reader) => readAllFiles(reader, place))).map(
    ({ format, recipient }) => `${format} ${recipient}`,
  )

describe('a report that is held', () => {
  it('has its number, hash and files, and is sent to nobody; each of those who approve is told, with a link of their own', async () => {
    expect(await keys()).toEqual(told)
    expect(await files(FIRST)).toEqual(['json ', 'html ', 'csv '])
    const [ann, bob] = await Promise.all(told.map(mailOf))
    expect(ann?.text).toContain('Read it: http://slo.example/link/')
    expect(ann?.text).toContain('plimsoll report approve 2026-000001')
    expect(ann?.text?.replace(/\s+/g, ' ')).toContain(
      'not sent to it@acme.example, cfo@acme.example before somebody approves it',
    )
    const linkIn = (text: string | undefined) => /Approve it: \S+\/link\/(\S+)/.exec(text ?? '')?.[1] ?? ''
    const opened = openLink(linkIn(bob?.text), await database.read(knownKeys), now)
    expect(opened).toMatchObject({ kind: 'valid', claim: { action: 'approve', recipient: 'bob@shop.example' } })
  })

  it('is counted as waiting since its first revision, and asks nobody to acknowledge it', async () => {
    const counted = async () => holdSamples([settings], await database.read(waitingSince)).map(({ value }) => value)
    expect(await counted()).toEqual([1, issuedAt.getTime() / 1000])
    later(2)
    await reviseReport(house.issue, settings, { period: october, byHand })
    expect(await counted()).toEqual([1, issuedAt.getTime() / 1000])
    later(30)
    const waiting = answerSamples([settings], await database.read(unacknowledgedSince), now)
    expect(waiting.map(({ value }) => value)).toEqual([0, 0])
    await approve(SECOND)
    expect(await counted()).toEqual([0])
  })

  it('is sent when it is approved, as it was issued; time to answer and links count from then', async () => {
    later(20)
    expect(await approve(FIRST)).toEqual({
      kind: 'approve',
      by: 'ann@shop.example',
      at: now,
      how: 'cli',
      note: null,
    })
    expect(await keys()).toEqual([...told, ...sent, ...decided])
    expect(await files(FIRST)).toEqual(['json ', 'html ', 'csv ', 'eml cfo@acme.example', 'eml it@acme.example'])
    const mail = await mailOf(sent[0]!)
    expect(mail.date).toEqual(now)
    expect(mail.text).toContain('Please acknowledge this report by 24 November 2026, 08:00 (UTC+1).')
    expect(mail.subject).toBe('Service levels, October 2026: 1 of 1 agreement breached (Example Shop)')
    const issued = await database.read((reader) => readAllFiles(reader, FIRST))
    expect(mail.attachments.at(-1)?.content).toEqual(Buffer.from(issued.find(({ format }) => format === 'csv')!.bytes))
    const token = /\/link\/([\w.-]+)/.exec(mail.text ?? '')?.[1] ?? ''
    later(49)
    const opened = openLink(token, await database.read(knownKeys), now)
    expect(opened).toMatchObject({ kind: 'valid', claim: { action: 'acknowledge', recipient: 'it@acme.example' } })
    expect((await mailOf(decided[1]!)).text?.replace(/\s+/g, ' ')).toContain('By ann@shop.example, on 21 November 2026')
  })

  it('is escalated from its approval on, not from its issue', async () => {
    const escalation = escalationHouse({ database, config, clock: () => now })
    const escalated = async () => {
      await escalation.job.run(now, forever)
      return (await keys()).filter((key) => key.startsWith('escalation'))
    }
    later(10)
    expect(await escalated()).toEqual([])
    await approve(FIRST)
    later(12.9)
    expect(await escalated()).toEqual([])
    const samples = async () =>
      answerSamples([settings], await database.read(unacknowledgedSince), now).map(({ value }) => value)
    expect(await samples()).toEqual([1, 0])
    later(13)
    expect(await escalated()).toEqual(['escalation:1:1:board'])
    expect(await samples()).toEqual([1, 1])
    const text = (await mailOf('escalation:1:1:board')).text?.replace(/\s+/g, ' ')
    expect(text).toContain('To be acknowledged by 14 November 2026, 08:00 (UTC+1)')
    expect(text).toContain('Asked were cfo@acme.example, it@acme.example')
  })

  it('that is approved twice, also by another, is sent once, and the first word stands', async () => {
    const first = await approve(FIRST)
    later(1)
    expect(await approve(FIRST, 'bob@shop.example')).toEqual(first)
    expect(await keys()).toEqual([...told, ...sent, ...decided])
  })

  it('that is rejected is not sent, then or later, and the record says why', async () => {
    const no = {
      place: FIRST,
      kind: 'reject',
      by: 'bob',
      how: 'api',
      note: 'the fee is wrong',
      initiator: anna,
    } as const
    const decision = { kind: 'reject', by: 'bob', how: 'api', note: 'the fee is wrong', at: now }
    expect(await approvals.decide(no)).toEqual(decision)
    await expect(approve(FIRST)).rejects.toMatchObject({ code: 'report_refused' })
    await expect(approve(FIRST)).rejects.toThrow('was rejected by bob and is not sent')
    expect(await keys()).toEqual([...told, ...decided])
    const record = await readRecord({ database, outbox: house.outbox }, FIRST.number)
    expect(record?.revisions[0]).toMatchObject({ hold: { decision }, deliveries: [] })
    await reviseReport(house.issue, settings, { period: october, byHand })
    expect(await approve(SECOND)).toMatchObject({ kind: 'approve' })
  })
})

describe('a held report that is made again', () => {
  beforeEach(async () => {
    later(1)
    await reviseReport(house.issue, settings, { period: october, byHand })
  })

  it('waits anew; the revision before is never sent, and to approve it is refused', async () => {
    await expect(approve(FIRST)).rejects.toThrow('is superseded: revision 2 has taken its place')
    expect(await keys()).toEqual([...told, ...told.map((key) => key.replace('/1:', '/2:'))])
  })

  it('is sent as a first report where the one before was not: it answers to nothing that its reader has not got', async () => {
    await approve(SECOND)
    const mail = await mailOf('report:monthly-sla:2026-10:2:it@acme.example')
    expect(mail.subject).toBe('Service levels, October 2026: 1 of 1 agreement breached (Example Shop)')
    expect(mail.references).toBe(mail.inReplyTo)
  })

  it('corrects the last revision that was sent, and takes the place of that once it is sent itself', async () => {
    await approve(SECOND)
    const first = await mailOf('report:monthly-sla:2026-10:2:it@acme.example')
    const escalation = escalationHouse({ database, config, clock: () => now })
    await escalation.job.run(now, forever)
    await reviseReport(house.issue, settings, { period: october, byHand })
    later(1.5)
    await reviseReport(house.issue, settings, { period: october, byHand })
    const open = async () => {
      await escalation.job.run(now, forever)
      const rows = await database.read((reader) =>
        reader.selectFrom('escalation').select(['subject_id', 'ended_by']).orderBy('id').execute(),
      )
      return rows.map(({ subject_id: id, ended_by: by }) => `${id} ${by ?? 'runs'}`)
    }
    expect(await open()).toEqual(['2026-000001/2 runs'])
    await approve({ ...FIRST, revision: 4 })
    expect(await open()).toEqual(['2026-000001/2 superseded', '2026-000001/4 runs'])
    const mail = await mailOf('report:monthly-sla:2026-10:4:it@acme.example')
    expect(mail.subject).toMatch(/^Corrected: /)
    expect(mail.inReplyTo).toBe(first.messageId)
  })
})

describe('the links to a held report', () => {
  const links = () => {
    const { issue, outbox } = house
    const parts = { config, approvals, findByNumber: (number: string) => issue.archive.findByNumber(number) }
    const answers = createReportAnswers({ database, clock: () => now, steps: issue.steps })
    const [acknowledge, read, approval] = reportLinks({ ...parts, answers, readPage: () => Promise.resolve(null) })
    return { acknowledge: acknowledge!, read: read!, approval: approval!, outbox }
  }

  it('ask who may approve, say when it was done and by whom, and refuse a superseded one on the page', async () => {
    const { approval } = links()
    const question = await approval.describe('2026-000001/1', 'ann@shop.example')
    expect(question).toMatchObject({ button: 'Approve and send', done: null })
    expect(question?.facts).toContainEqual({ label: 'Goes to', value: 'it@acme.example, cfo@acme.example' })
    await reviseReport(house.issue, settings, { period: october, byHand })
    await approval.perform('2026-000001/1', { by: 'ann@shop.example', comment: null, from: '127.0.0.1' })
    const refused = await approval.describe('2026-000001/1', 'ann@shop.example')
    expect(refused?.done).toContain('It cannot be approved: revision 1 of the report 2026-000001 is superseded')
    await approval.perform('2026-000001/2', { by: 'ann@shop.example', comment: 'go', from: '127.0.0.1' })
    const done = await approval.describe('2026-000001/2', 'bob@shop.example')
    expect(done?.done).toBe('ann@shop.example approved it on 1 November 2026, 08:00 (UTC+1), and it was sent.')
    expect((await keys()).filter((key) => key.startsWith('report:'))).toHaveLength(2)
  })

  it('tell readers nothing of a revision that is not sent', async () => {
    const { acknowledge, read } = links()
    expect(await acknowledge.describe('2026-000001/1', 'it@acme.example')).toBeNull()
    await approve(FIRST)
    await reviseReport(house.issue, settings, { period: october, byHand })
    const question = await acknowledge.describe('2026-000001/1', 'it@acme.example')
    expect(question?.sentences).toHaveLength(1)
    expect((await read.describe('2026-000001/1', 'it@acme.example'))?.sentences).toEqual([])
    await approve(SECOND)
    const after = await acknowledge.describe('2026-000001/1', 'it@acme.example')
    expect(after?.sentences).toContain('Revision 2 has taken the place of this one since.')
  })
})

const STEPS = ['approval:composed', 'approval:stored', 'approval:committed']

describe('an approval that is killed', () => {
  const untilKilled = (dieAt: string) =>
    killedWork(dieAt, (steps) => {
      const { issue, outbox } = house
      const dying = createApprovals({ ...issue, config, database, outbox, clock: () => now, steps })
      return dying.decide({ place: FIRST, kind: 'approve', by: 'ann', how: 'link', note: null, initiator: anna })
    })

  it('has all the steps at which that is tried', async () => {
    expect(await untilKilled('never')).toEqual(STEPS)
  })

  it.each(STEPS)('at %s and done again sends one mail for each recipient, and has one decision', async (step) => {
    expect((await untilKilled(step)).at(-1)).toBe(step)
    later(1)
    await approve(FIRST)
    expect(await keys()).toEqual([...told, ...sent, ...decided])
    const record = await readRecord({ database, outbox: house.outbox }, FIRST.number)
    const by = step === 'approval:committed' ? 'ann' : 'ann@shop.example'
    expect(record?.revisions[0]?.hold?.decision).toMatchObject({ kind: 'approve', by })
    const events = await database.read((reader) =>
      reader.selectFrom('domain_event').select('kind').where('kind', '=', 'report_approved').execute(),
    )
    expect(events).toHaveLength(1)
  })
})
