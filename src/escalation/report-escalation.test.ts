import { anna } from '../../test/support/initiators.js'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { october } from '../../test/support/agreement-results.js'
import { outboxRows } from '../../test/support/outbox-rows.js'
import { killedWork } from '../../test/support/killed-work.js'
import { escalationConfig, escalationHouse } from '../../test/support/escalation-house.js'
import { monthlySla, reportConfig } from '../../test/support/report-config.js'
import { reportHouse } from '../../test/support/report-house.js'
import { whileWritten } from '../../test/support/while-written.js'
import type { Config } from '../config/config.js'
import { issueReport } from '../report/issue-report.js'
import { createReportAnswers } from '../report/report-answers-store.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import type { EscalationPolicy } from './escalation-policy.js'

const issuedAt = new Date('2026-11-01T07:00:00Z')
const PLACE = { number: '2026-000001', revision: 1 }
const forever = new AbortController().signal

const paperwork: EscalationPolicy = {
  name: 'paperwork',
  steps: [
    { afterSeconds: 0, notify: ['chat'] },
    { afterSeconds: 86_400, notify: ['board', 'audit', 'pager'] },
  ],
  repeat: 0,
}

let folder: string
let database: Database
let now: Date
let config: Config
let acknowledge: Config['reports'][number]['acknowledge']

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-answers-'))
  database = await openStore(':memory:')
  now = issuedAt
  acknowledge = { withinSeconds: 3 * 86_400, policy: 'paperwork' }
  const nowhere = 'http://127.0.0.1:9'
  const doors = { slackUrl: nowhere, pagerdutyUrl: nowhere, webhookUrl: nowhere, smtpUrl: 'smtp://127.0.0.1:9' }
  const base = reportConfig(doors.smtpUrl)
  const others = escalationConfig(folder, doors, paperwork)
  config = {
    ...base,
    server: { ...base.server, externalUrl: 'http://slo.example' },
    receivers: [
      ...base.receivers,
      ...others.receivers.filter(({ name }) => name !== 'leadership'),
      { kind: 'email', name: 'board', to: ['chair@shop.example'] },
    ],
    escalationPolicies: [paperwork],
  }
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a daemon does, up to where it is killed. */
async function work(steps?: Steps): Promise<void> {
  const settings = { ...monthlySla, formats: ['html'] as const, ...(acknowledge === undefined ? {} : { acknowledge }) }
  const configured = { ...config, reports: [settings] }
  const parts = { database, config: configured, clock: () => now, ...(steps === undefined ? {} : { steps }) }
  await issueReport(reportHouse(parts).issue, settings, october)
  await escalationHouse(parts).job.run(now, forever)
}

const acknowledgeAs = (by: string, steps: Steps = () => undefined) =>
  createReportAnswers({ database, clock: () => now, steps }).give({
    ...{ place: PLACE, by, how: 'cli', comment: 'was on leave', initiator: anna },
  })

const at = (days: number, seconds = 0) => {
  now = new Date(issuedAt.getTime() + (days * 86_400 + seconds) * 1000)
}

/** Without the mails of the report itself. */
async function messages(): Promise<readonly { readonly key: string; readonly text: string }[]> {
  const others = (await outboxRows(database)).filter(({ key }) => !key.startsWith('report:monthly'))
  return others.map(({ key, body }) => ({ key, text: body.toString() }))
}

const keys = async () => (await messages()).map(({ key }) => key)

describe('a report that nobody acknowledges', () => {
  it('is told on once its time is over, step by step, each once, however often and late somebody looks', async () => {
    await work()
    at(3, -1)
    await work()
    expect(await keys()).toEqual([])
    at(3)
    await work()
    await work()
    expect(await keys()).toEqual(['escalation:1:1:chat'])
    at(30)
    await work()
    await work()
    expect((await keys()).slice(1)).toEqual(['escalation:1:2:board', 'escalation:1:2:audit', 'escalation:1:2:pager'])
  })

  it('is told of with who has not answered what, since when, and a link to answer', async () => {
    await work()
    at(4)
    await work()
    const [chat, board, audit, pager] = (await messages()).map(({ text }) => text)
    for (const address of ['coo@shop.example', 'cto@shop.example', 'payments@shop.example']) {
      expect(chat).toContain(address)
      expect(audit).toContain(address)
    }
    expect(chat).toContain('Report 2026-000001: monthly-sla, 2026-10')
    expect(chat).toContain('it is 1 d late')
    expect(chat).toMatch(/<http:\/\/slo\.example\/link\/[\w.-]+\|Acknowledge>/)
    expect(JSON.parse(audit!)).toMatchObject({
      type: 'report.unacknowledged',
      data: { report: { number: '2026-000001', due: '2026-11-04T07:00:00.000Z' }, escalation: { step: 2, steps: 2 } },
    })
    expect(JSON.parse(pager!)).toMatchObject({ event_action: 'trigger', dedup_key: 'report:2026-000001/1' })
    const mail = await simpleParser(board!)
    expect(mail.text).toContain('To be acknowledged by  4 November 2026, 08:00 (UTC+1)')
    expect(mail.text).toMatch(/Acknowledge: http:\/\/slo\.example\/link\//)
  })

  it('and whose time is not over keeps nobody from writing', async () => {
    const own = database
    const workOn = async (other: Database) => {
      database = other
      await work()
    }
    await expect(whileWritten(workOn, workOn)).resolves.toBeUndefined()
    database = own
  })

  it('with no policy is told on to nobody', async () => {
    acknowledge = { withinSeconds: 60, policy: null }
    await work()
    at(30)
    await work()
    expect(await keys()).toEqual([])
  })
})

describe('a report that somebody acknowledges', () => {
  it('in time, is told on to nobody', async () => {
    await work()
    at(2)
    await acknowledgeAs('cto@shop.example')
    at(30)
    await work()
    expect(await keys()).toEqual([])
  })

  it('late, is told as answered to those who were told, and to no others', async () => {
    await work()
    at(3, 60)
    await work()
    await acknowledgeAs('cto@shop.example')
    await acknowledgeAs('coo@shop.example')
    await work()
    at(30)
    await work()
    const [first, second, ...more] = await messages()
    expect([first?.key, more]).toEqual(['escalation:1:1:chat', []])
    expect(second?.key).toMatch(/^report:2026-000001\/1:\d+:chat$/)
    expect(second?.text).toContain('cto@shop.example has acknowledged this report')
    expect(second?.text).toContain('They say: was on leave')
  })
})

const STEPS = [
  ...['report:built', 'report:stored', 'report:committed', 'escalation:followed', 'escalation:noted'],
  ...['escalation:enqueued', 'escalation:committed', 'answer:stored', 'answer:committed'],
]

/** All that happens from the issue to the answer; from the step on at which it is killed, nothing. */
function untilKilled(dieAt: string): Promise<readonly string[]> {
  return killedWork(dieAt, async (steps) => {
    await work(steps)
    at(4)
    await work(steps)
    await acknowledgeAs('cto@shop.example', steps)
    await work(steps)
  })
}

describe('one that is killed', () => {
  it('has all the steps at which that is tried', async () => {
    expect([...new Set(await untilKilled('never'))]).toEqual(STEPS)
  })

  it.each(STEPS)('at %s and begun again has one number, one mail each, and each step and answer once', async (step) => {
    expect((await untilKilled(step)).at(-1)).toBe(step)
    now = issuedAt
    await untilKilled('never')
    const rows = await database.read(async (reader) => ({
      reports: await reader.selectFrom('issued_report').select(['number', 'revision']).execute(),
      mails: await reader.selectFrom('outbox').select('key').where('key', 'like', 'report:monthly%').execute(),
      answers: await reader.selectFrom('report_answer').select(['by_name']).execute(),
    }))
    expect(rows.reports).toEqual([PLACE])
    expect(rows.mails).toHaveLength(3)
    expect(rows.answers).toEqual([{ by_name: 'cto@shop.example' }])
    const told = (await keys()).map((key) => key.replace(/:\d+:(\w+)$/, ':$1'))
    expect([...told].sort()).toEqual(
      [...['chat', 'board', 'audit', 'pager'].map((name) => `escalation:1:${name}`)]
        .concat(['chat', 'board', 'audit', 'pager'].map((name) => `report:2026-000001/1:${name}`))
        .sort(),
    )
  })
})
