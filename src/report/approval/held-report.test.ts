import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { october } from '../../../test/support/agreement-results.js'
import { escalationHouse } from '../../../test/support/escalation-house.js'
import {
  byHand,
  decided,
  FIRST,
  heldReportHouse,
  heldSince,
  heldSettings,
  SECOND,
  sent,
  told,
  type HeldReportHouse,
} from '../../../test/support/held-report-house.js'
import { anna } from '../../../test/support/initiators.js'
import { knownKeys } from '../../http/links/link-key-store.js'
import { openLink } from '../../http/links/signed-link.js'
import { answerSamples } from '../answer-samples.js'
import { createReportAnswers, unacknowledgedSince } from '../report-answers-store.js'
import { readAllFiles } from '../report-files-store.js'
import { reportLinks } from '../report-links.js'
import { readRecord } from '../report-record-store.js'
import { reviseReport } from '../revise-report.js'
import { holdSamples } from './hold-samples.js'
import { waitingSince } from './hold-store.js'

const forever = new AbortController().signal

let held: HeldReportHouse

beforeEach(async () => {
  held = await heldReportHouse()
})

afterEach(() => held.close())

describe('a report that is held', () => {
  it('has its number, hash and files, and is sent to nobody; each of those who approve is told, with a link of their own', async () => {
    expect(await held.keys()).toEqual(told)
    expect(await held.files(FIRST)).toEqual(['json ', 'html ', 'csv '])
    const [ann, bob] = await Promise.all(told.map((key) => held.mailOf(key)))
    expect(ann?.text).toContain('Read it: http://slo.example/link/')
    expect(ann?.text).toContain('plimsoll report approve 2026-000001')
    expect(ann?.text?.replace(/\s+/g, ' ')).toContain(
      'not sent to it@acme.example, cfo@acme.example before somebody approves it',
    )
    const linkIn = (text: string | undefined) => /Approve it: \S+\/link\/(\S+)/.exec(text ?? '')?.[1] ?? ''
    const opened = openLink(linkIn(bob?.text), await held.database.read(knownKeys), held.now)
    expect(opened).toMatchObject({ kind: 'valid', claim: { action: 'approve', recipient: 'bob@shop.example' } })
  })

  it('is counted as waiting since its first revision, and asks nobody to acknowledge it', async () => {
    const counted = async () =>
      holdSamples([heldSettings], await held.database.read(waitingSince)).map(({ value }) => value)
    expect(await counted()).toEqual([1, heldSince.getTime() / 1000])
    held.later(2)
    await reviseReport(held.house.issue, heldSettings, { period: october, byHand })
    expect(await counted()).toEqual([1, heldSince.getTime() / 1000])
    held.later(30)
    const waiting = answerSamples([heldSettings], await held.database.read(unacknowledgedSince), held.now)
    expect(waiting.map(({ value }) => value)).toEqual([0, 0])
    await held.approve(SECOND)
    expect(await counted()).toEqual([0])
  })

  it('is sent when it is approved, as it was issued; time to answer and links count from then', async () => {
    held.later(20)
    expect(await held.approve(FIRST)).toEqual({
      kind: 'approve',
      by: 'ann@shop.example',
      at: held.now,
      how: 'cli',
      note: null,
    })
    expect(await held.keys()).toEqual([...told, ...sent, ...decided])
    expect(await held.files(FIRST)).toEqual(['json ', 'html ', 'csv ', 'eml cfo@acme.example', 'eml it@acme.example'])
    const mail = await held.mailOf(sent[0]!)
    expect(mail.date).toEqual(held.now)
    expect(mail.text).toContain('Please acknowledge this report by 24 November 2026, 08:00 (UTC+1).')
    expect(mail.subject).toBe('Service levels, October 2026: 1 of 1 agreement breached (Example Shop)')
    const issued = await held.database.read((reader) => readAllFiles(reader, FIRST))
    expect(mail.attachments.at(-1)?.content).toEqual(Buffer.from(issued.find(({ format }) => format === 'csv')!.bytes))
    const token = /\/link\/([\w.-]+)/.exec(mail.text ?? '')?.[1] ?? ''
    held.later(49)
    const opened = openLink(token, await held.database.read(knownKeys), held.now)
    expect(opened).toMatchObject({ kind: 'valid', claim: { action: 'acknowledge', recipient: 'it@acme.example' } })
    expect((await held.mailOf(decided[1]!)).text?.replace(/\s+/g, ' ')).toContain(
      'By ann@shop.example, on 21 November 2026',
    )
  })

  it('is escalated from its approval on, not from its issue', async () => {
    const escalation = escalationHouse({ database: held.database, config: held.config, clock: () => held.now })
    const escalated = async () => {
      await escalation.job.run(held.now, forever)
      return (await held.keys()).filter((key) => key.startsWith('escalation'))
    }
    held.later(10)
    expect(await escalated()).toEqual([])
    await held.approve(FIRST)
    held.later(12.9)
    expect(await escalated()).toEqual([])
    const samples = async () =>
      answerSamples([heldSettings], await held.database.read(unacknowledgedSince), held.now).map(({ value }) => value)
    expect(await samples()).toEqual([1, 0])
    held.later(13)
    expect(await escalated()).toEqual(['escalation:1:1:board'])
    expect(await samples()).toEqual([1, 1])
    const text = (await held.mailOf('escalation:1:1:board')).text?.replace(/\s+/g, ' ')
    expect(text).toContain('To be acknowledged by 14 November 2026, 08:00 (UTC+1)')
    expect(text).toContain('Asked were cfo@acme.example, it@acme.example')
  })

  it('that is approved twice, also by another, is sent once, and the first word stands', async () => {
    const first = await held.approve(FIRST)
    held.later(1)
    expect(await held.approve(FIRST, 'bob@shop.example')).toEqual(first)
    expect(await held.keys()).toEqual([...told, ...sent, ...decided])
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
    const decision = { kind: 'reject', by: 'bob', how: 'api', note: 'the fee is wrong', at: held.now }
    expect(await held.approvals.decide(no)).toEqual(decision)
    await expect(held.approve(FIRST)).rejects.toMatchObject({ code: 'report_refused' })
    await expect(held.approve(FIRST)).rejects.toThrow('was rejected by bob and is not sent')
    expect(await held.keys()).toEqual([...told, ...decided])
    const record = await readRecord({ database: held.database, outbox: held.house.outbox }, FIRST.number)
    expect(record?.revisions[0]).toMatchObject({ hold: { decision }, deliveries: [] })
    await reviseReport(held.house.issue, heldSettings, { period: october, byHand })
    expect(await held.approve(SECOND)).toMatchObject({ kind: 'approve' })
  })
})

describe('the links to a held report', () => {
  const links = () => {
    const { issue, outbox } = held.house
    const { config, approvals } = held
    const parts = { config, approvals, findByNumber: (number: string) => issue.archive.findByNumber(number) }
    const answers = createReportAnswers({ database: held.database, clock: () => held.now, steps: issue.steps })
    const [acknowledge, read, approval] = reportLinks({ ...parts, answers, readPage: () => Promise.resolve(null) })
    return { acknowledge: acknowledge!, read: read!, approval: approval!, outbox }
  }

  it('ask who may approve, say when it was done and by whom, and refuse a superseded one on the page', async () => {
    const { approval } = links()
    const question = await approval.describe('2026-000001/1', 'ann@shop.example')
    expect(question).toMatchObject({ button: 'Approve and send', done: null })
    expect(question?.facts).toContainEqual({ label: 'Goes to', value: 'it@acme.example, cfo@acme.example' })
    await reviseReport(held.house.issue, heldSettings, { period: october, byHand })
    await approval.perform('2026-000001/1', { by: 'ann@shop.example', comment: null, from: '127.0.0.1' })
    const refused = await approval.describe('2026-000001/1', 'ann@shop.example')
    expect(refused?.done).toContain('It cannot be approved: revision 1 of the report 2026-000001 is superseded')
    await approval.perform('2026-000001/2', { by: 'ann@shop.example', comment: 'go', from: '127.0.0.1' })
    const done = await approval.describe('2026-000001/2', 'bob@shop.example')
    expect(done?.done).toBe('ann@shop.example approved it on 1 November 2026, 08:00 (UTC+1), and it was sent.')
    expect((await held.keys()).filter((key) => key.startsWith('report:'))).toHaveLength(2)
  })

  it('tell readers nothing of a revision that is not sent', async () => {
    const { acknowledge, read } = links()
    expect(await acknowledge.describe('2026-000001/1', 'it@acme.example')).toBeNull()
    await held.approve(FIRST)
    await reviseReport(held.house.issue, heldSettings, { period: october, byHand })
    const question = await acknowledge.describe('2026-000001/1', 'it@acme.example')
    expect(question?.sentences).toHaveLength(1)
    expect((await read.describe('2026-000001/1', 'it@acme.example'))?.sentences).toEqual([])
    await held.approve(SECOND)
    const after = await acknowledge.describe('2026-000001/1', 'it@acme.example')
    expect(after?.sentences).toContain('Revision 2 has taken the place of this one since.')
  })
})
