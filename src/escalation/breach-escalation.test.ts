import { anna } from '../../test/support/initiators.js'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { askedAgreement, breachHouse, withOwner, type Verdicts } from '../../test/support/breach-house.js'
import { outboxRows } from '../../test/support/outbox-rows.js'
import { killedWork } from '../../test/support/killed-work.js'
import { escalationConfig, escalationHouse } from '../../test/support/escalation-house.js'
import { reportConfig } from '../../test/support/report-config.js'
import type { Config } from '../config/config.js'
import type { Agreement } from '../sla/agreement.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import type { EscalationPolicy } from './escalation-policy.js'

const foundAt = new Date('2026-10-20T12:00:00Z')
const PLACE = { id: 1, round: 1 }
const forever = new AbortController().signal

const paperwork: EscalationPolicy = {
  name: 'paperwork',
  steps: [
    { afterSeconds: 0, notify: ['chat'] },
    { afterSeconds: 86_400, notify: ['board', 'audit', 'pager', 'leadership'] },
  ],
  repeat: 0,
}

let folder: string
let database: Database
let now: Date
let config: Config
let verdicts: Verdicts
let agreement: Agreement

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-breaches-'))
  database = await openStore(':memory:')
  now = foundAt
  agreement = askedAgreement
  verdicts = { '2026-09': 'met', '2026-10': 'breached' }
  const nowhere = 'http://127.0.0.1:9'
  const doors = { slackUrl: nowhere, pagerdutyUrl: nowhere, webhookUrl: nowhere, smtpUrl: 'smtp://127.0.0.1:9' }
  const others = escalationConfig(folder, doors, paperwork).receivers.filter(({ name }) => name !== 'leadership')
  const base = withOwner(reportConfig(doors.smtpUrl))
  const board = { kind: 'email', name: 'board', to: ['chair@shop.example'] } as const
  config = { ...base, receivers: [...base.receivers, ...others, board], escalationPolicies: [paperwork] }
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a daemon does, up to where it is killed. */
async function work(steps?: Steps): Promise<void> {
  const services = config.services.map((service) => ({ ...service, agreements: [agreement] }))
  const parts = {
    database,
    config: { ...config, services },
    clock: () => now,
    ...(steps === undefined ? {} : { steps }),
  }
  await breachHouse({ ...parts, agreements: [agreement], verdicts: () => verdicts }).job.run(now, forever)
  await escalationHouse(parts).job.run(now, forever)
}

async function acknowledgeAs(by: string, steps?: Steps): Promise<void> {
  const parts = {
    database,
    config,
    clock: () => now,
    verdicts: () => verdicts,
    ...(steps === undefined ? {} : { steps }),
  }
  await breachHouse(parts).answers.give({ place: PLACE, by, how: 'cli', comment: 'was on leave', initiator: anna })
}

const at = (days: number, seconds = 0) => {
  now = new Date(foundAt.getTime() + (days * 86_400 + seconds) * 1000)
}

async function messages(): Promise<readonly { readonly key: string; readonly text: string }[]> {
  return (await outboxRows(database)).map(({ key, body }) => ({ key, text: body.toString() }))
}

const FOUND = 'breach:1/1:found:leadership'
/** Without the number of the event. */
const keys = async () => (await messages()).map(({ key }) => key.replace(/^(breach:\d+\/\d+):\d+:/, '$1:'))

describe('a breach that nobody acknowledges', () => {
  it('is told on once its time is over, step by step, each once, however often and late somebody looks', async () => {
    await work()
    at(3, -1)
    await work()
    expect(await keys()).toEqual([FOUND])
    at(3)
    await work()
    await work()
    expect(await keys()).toEqual([FOUND, 'escalation:1:1:chat'])
    at(10)
    await work()
    await work()
    const second = ['board', 'audit', 'pager', 'leadership'].map((name) => `escalation:1:2:${name}`)
    expect((await keys()).slice(2)).toEqual(second)
  })

  it('is told of with what was promised and delivered, who has not answered, how late it is, and a link to answer', async () => {
    await work()
    at(4)
    await work()
    const [, chat, board, audit, pager] = (await messages()).map(({ text }) => text)
    expect(chat).toContain('Agreement checkout/enterprise, October 2026')
    expect(chat).toContain('it is 1 d late. Asked was leadership. 99.9 % were promised, 99.500 % delivered.')
    expect(chat).toMatch(/<http:\/\/slo\.example\/link\/[\w.-]+\|Acknowledge>/)
    expect(JSON.parse(audit!)).toMatchObject({
      type: 'breach.unacknowledged',
      data: {
        breach: { service: 'checkout', agreement: 'enterprise', period: '2026-10', due: '2026-10-23T12:00:00.000Z' },
        escalation: { step: 2, steps: 2 },
      },
    })
    expect(JSON.parse(pager!)).toMatchObject({ event_action: 'trigger', dedup_key: 'breach:1/1' })
    const mail = await simpleParser(board!)
    expect(mail.text).toContain('To be acknowledged by  23 October 2026, 14:00 (UTC+2)')
    expect(mail.text).toMatch(/Acknowledge: http:\/\/slo\.example\/link\//)
  })

  it.each([
    [
      'without a time to answer in is told on at once',
      { acknowledgeWithinSeconds: null, escalationPolicy: 'paperwork' },
      1,
    ],
    ['with no policy is told on to nobody', { acknowledgeWithinSeconds: 60, escalationPolicy: null }, 0],
  ])('%s', async (_name, onBreach, told) => {
    agreement = { ...askedAgreement, onBreach }
    await work()
    expect(await keys()).toHaveLength(1 + told)
    at(30)
    if (told === 0) await work()
    expect(await keys()).toHaveLength(1 + told)
  })
})

describe('a breach that somebody acknowledges', () => {
  it('in time, is told on to nobody', async () => {
    await work()
    at(2)
    await acknowledgeAs('cto@shop.example')
    at(10)
    await work()
    expect(await keys()).toEqual([FOUND])
  })

  it('late, is told as answered to those who were told, and to no others', async () => {
    await work()
    at(3, 60)
    await work()
    await acknowledgeAs('cto@shop.example')
    await acknowledgeAs('coo@shop.example')
    await work()
    at(10)
    await work()
    expect(await keys()).toEqual([FOUND, 'escalation:1:1:chat', 'breach:1/1:chat'])
    expect((await messages())[2]?.text).toContain('cto@shop.example has acknowledged this breach')
    expect((await messages())[2]?.text).toContain('They say: was on leave')
  })
})

describe('a breach that is lifted', () => {
  it('is told on no more, and as lifted once to each who was told', async () => {
    await work()
    at(4)
    await work()
    verdicts = { '2026-10': 'at_risk' }
    await work()
    at(9)
    await work()
    expect((await keys()).slice(6)).toEqual([
      'breach:1/1:lifted:leadership',
      ...['audit', 'board', 'chat', 'pager'].map((name) => `breach:1/1:${name}`),
    ])
  })

  it('and found again has a time of its own, which an answer to the first does not end', async () => {
    await work()
    await acknowledgeAs('cto@shop.example')
    verdicts = { '2026-10': 'at_risk' }
    await work()
    at(1)
    verdicts = { '2026-10': 'breached' }
    await work()
    at(4, -1)
    await work()
    expect((await keys()).slice(1)).toEqual(['breach:1/1:lifted:leadership', 'breach:1/2:found:leadership'])
    at(4)
    await work()
    expect((await keys()).slice(3)).toEqual(['escalation:2:1:chat'])
  })
})

const STEPS = [
  ...['breach:judged', 'breach:stored', 'breach:committed', 'escalation:followed', 'escalation:noted'],
  ...['escalation:enqueued', 'escalation:committed', 'answer:stored', 'answer:committed'],
]

/** All that happens from the breach to the answer; from the step on at which it is killed, nothing. */
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
    expect([...new Set(await untilKilled('never'))].sort()).toEqual([...STEPS].sort())
  })

  it.each(STEPS)('at %s and begun again has one breach, one notice, and each step and answer once', async (step) => {
    expect((await untilKilled(step)).at(-1)).toBe(step)
    now = foundAt
    await untilKilled('never')
    const rows = await database.read(async (reader) => ({
      breaches: await reader.selectFrom('agreement_breach').select(['id', 'round']).execute(),
      answers: await reader.selectFrom('breach_answer').select(['by_name']).execute(),
    }))
    expect(rows).toEqual({ breaches: [PLACE], answers: [{ by_name: 'cto@shop.example' }] })
    const told = (await keys()).map((key) => key.replace(/^escalation:1:\d:/, 'escalation:'))
    const others = ['chat', 'board', 'audit', 'pager', 'leadership']
    const expected = [FOUND, ...others.flatMap((name) => [`escalation:${name}`, `breach:1/1:${name}`])]
    expect([...told].sort()).toEqual([...expected].sort())
  })
})
