import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { breachHouse, askedAgreement, withOwner, type Verdicts } from '../../test/support/breach-house.js'
import { reportConfig } from '../../test/support/report-config.js'
import { whileWritten } from '../../test/support/while-written.js'
import type { Config } from '../config/config.js'
import { recordEvent, readEventsSince } from '../event/event-store.js'
import type { Agreement } from '../sla/agreement.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { breachEvents } from './breach-events.js'
import { breachSamples } from './breach-samples.js'

const forever = new AbortController().signal

let database: Database
let config: Config
let now: Date
let verdicts: Verdicts
let agreements: readonly Agreement[]

beforeEach(async () => {
  database = await openStore(':memory:')
  config = withOwner(reportConfig('smtp://127.0.0.1:9'))
  now = new Date('2026-10-20T12:00:00Z')
  verdicts = {}
  agreements = [askedAgreement]
})

afterEach(() => database.close())

const house = () => breachHouse({ database, config, clock: () => now, verdicts: () => verdicts, agreements })

/** What a daemon does every 30 s, at an instant at which things stand like that. */
async function look(at: string, then: Verdicts): Promise<readonly string[]> {
  now = new Date(at)
  verdicts = then
  const { job, asked } = house()
  await job.run(now, forever)
  return asked
}

/** `2026-10 1 told`: every breach, with the time that it was found for. */
async function breaches(): Promise<readonly string[]> {
  const all = await house().answers.list()
  return all.map(({ period, round, isTold, liftedAt, agreement }) => {
    const words = [period, round, isTold ? 'told' : 'known', ...(liftedAt === null ? [] : ['lifted'])]
    return (agreement === 'enterprise' ? words : [agreement, ...words]).join(' ')
  })
}

async function events(): Promise<readonly string[]> {
  const all = await database.read((reader) => readEventsSince(reader, breachEvents, { since: new Date(0), after: 0 }))
  return all.map(({ event }) => `${event.kind} ${event.subject.id} ${event.data.period}`)
}

async function messages(): Promise<readonly { readonly key: string; readonly body: Buffer }[]> {
  const rows = await database.read((reader) =>
    reader.selectFrom('outbox').select(['key', 'body']).orderBy('id').execute(),
  )
  return rows.map(({ key, body }) => ({ key, body: Buffer.from(new Uint8Array(body)) }))
}

const keys = async () => (await messages()).map(({ key }) => key)

/** As by `plimsoll exclusion add` for an hour of a day. */
async function sayExcluded(day: string, agreement: string | null = null): Promise<void> {
  const [from, to] = [`${day}T10:00:00.000Z`, `${day}T11:00:00.000Z`]
  const said = { id: 1, kind: 'force_majeure', window: null, from, to, announced: null, author: 'ann', reason: 'storm' }
  const data = { ...said, evidence: null, scope: [{ service: 'checkout', agreement }] }
  const actor = { kind: 'person', name: 'ann' } as const
  const event = { kind: 'exclusion_added', subject: { kind: 'exclusion', id: '1' }, at: now, actor, data }
  await database.write((transaction) => recordEvent(transaction, event))
}

const withExclusions: Agreement = {
  ...askedAgreement,
  terms: { ...askedAgreement.terms, exclusions: [{ kind: 'force_majeure', minNotice: null, cap: null }] },
}

describe('a running period', () => {
  it.each([['on_track'], ['at_risk'], ['undetermined'], ['met']] as const)(
    'that is %s is no breach',
    async (verdict) => {
      await look('2026-10-20T12:00:00Z', { '2026-10': verdict })
      expect(await breaches()).toEqual([])
      expect(await events()).toEqual([])
    },
  )

  it('that even a faultless rest cannot save is told once, however often it is looked at, and once over is the same', async () => {
    await look('2026-10-20T12:00:00Z', { '2026-10': 'at_risk' })
    await look('2026-10-20T12:00:30Z', { '2026-10': 'breached' })
    await look('2026-10-20T12:01:00Z', { '2026-10': 'breached' })
    await look('2026-11-01T12:00:00Z', { '2026-10': 'breached', '2026-11': 'on_track' })
    expect(await breaches()).toEqual(['2026-10 1 told'])
    expect(await events()).toEqual(['agreement_breached 1/1 2026-10'])
    expect(await keys()).toEqual(['breach:1/1:found:leadership'])
  })

  it('that is lifted is told so, and told anew when it is found again', async () => {
    await look('2026-10-20T12:00:00Z', { '2026-10': 'breached' })
    await look('2026-10-20T12:00:30Z', { '2026-10': 'at_risk' })
    await look('2026-10-20T12:01:00Z', { '2026-10': 'at_risk' })
    expect(await breaches()).toEqual(['2026-10 1 told lifted'])
    await look('2026-10-21T12:00:00Z', { '2026-10': 'breached' })
    expect(await breaches()).toEqual(['2026-10 2 told'])
    expect(await events()).toEqual([
      'agreement_breached 1/1 2026-10',
      'agreement_breach_lifted 1/1 2026-10',
      'agreement_breached 1/2 2026-10',
    ])
    expect(await keys()).toEqual([
      'breach:1/1:found:leadership',
      'breach:1/1:lifted:leadership',
      'breach:1/2:found:leadership',
    ])
  })

  it('that rolls is one, whatever its minute', async () => {
    const rolling = { ...askedAgreement, terms: { ...askedAgreement.terms, period: { lastDays: 30, timezone: 'UTC' } } }
    agreements = [rolling]
    const asked = await look('2026-10-20T12:00:00Z', { running: 'breached' })
    await look('2026-10-20T12:01:00Z', { running: 'breached' })
    expect(await breaches()).toEqual(['last-30d 1 told'])
    await look('2026-10-25T12:00:00Z', { running: 'on_track' })
    expect(await breaches()).toEqual(['last-30d 1 told lifted'])
    expect(asked).toEqual([])
    const [mail] = await messages()
    expect((await simpleParser(mail!.body)).subject).toBe('Agreement checkout/enterprise, the last 30 days: breached')
  })
})

describe('a period that is over', () => {
  it('is judged once, when the ledger has come past its end, and told if it was broken', async () => {
    await look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'at_risk' })
    expect(await look('2026-10-31T23:02:00Z', { '2026-11': 'on_track' })).toEqual([])
    expect(await look('2026-10-31T23:05:00Z', { '2026-11': 'on_track' })).toEqual(['enterprise 2026-10'])
    expect(await breaches()).toEqual([])
    expect(await look('2026-10-31T23:06:00Z', { '2026-10': 'breached', '2026-11': 'on_track' })).toHaveLength(1)
    expect(await look('2026-10-31T23:07:00Z', { '2026-10': 'breached', '2026-11': 'on_track' })).toEqual([])
    expect(await breaches()).toEqual(['2026-10 1 told'])
    const mail = await simpleParser((await messages())[0]!.body)
    expect(mail.subject).toBe('Agreement checkout/enterprise, October 2026: breached')
    expect(mail.text).toContain('99.9 % were promised, 99.500 % delivered. The period is over.')
    expect(mail.text).toContain('2,000.00 EUR (10 % of the fee)')
    expect(mail.text).toMatch(/Acknowledge: http:\/\/slo\.example\/link\//)
    expect(mail.text?.replace(/\s+/g, ' ')).toContain(
      'plimsoll agreement acknowledge checkout/enterprise --period 2026-10',
    )
  })

  it('whose running breach turns out as none is lifted', async () => {
    await look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'breached' })
    await look('2026-11-01T12:00:00Z', { '2026-10': 'met', '2026-11': 'on_track' })
    expect(await breaches()).toEqual(['2026-10 1 told lifted'])
  })

  it('is not passed over when the daemon stood still for months', async () => {
    await look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'on_track' })
    await look('2027-01-02T12:00:00Z', {
      '2026-10': 'met',
      '2026-11': 'breached',
      '2026-12': 'breached',
      '2027-01': 'on_track',
    })
    expect(await breaches()).toEqual(['2026-12 1 told', '2026-11 1 told'])
  })

  it('in which the agreement did not hold is not asked for', async () => {
    agreements = [{ ...askedAgreement, from: new Date('2026-11-01T00:00:00Z') }]
    expect(await look('2026-12-02T12:00:00Z', { '2026-11': 'met', '2026-12': 'on_track' })).toEqual([
      'enterprise 2026-11',
    ])
    expect(await look('2027-01-02T12:00:00Z', { '2026-12': 'met', '2027-01': 'on_track' })).toEqual([
      'enterprise 2026-12',
    ])
  })
})

describe('the first start on a ledger that is there', () => {
  it('writes down the breach of the last period that was over, tells nobody of it, and tells of the one that runs', async () => {
    await look('2026-10-20T12:00:00Z', { '2026-08': 'breached', '2026-09': 'breached', '2026-10': 'breached' })
    await look('2026-10-20T12:00:30Z', { '2026-08': 'breached', '2026-09': 'breached', '2026-10': 'breached' })
    expect(await breaches()).toEqual(['2026-10 1 told', '2026-09 1 known'])
    expect(await keys()).toEqual(['breach:1/1:found:leadership'])
    expect(await events()).toEqual(['agreement_breached 1/1 2026-10'])
  })

  it('tells nobody either where history comes in later, and of an agreement that is new', async () => {
    await look('2026-10-20T12:00:00Z', { '2026-10': 'on_track' })
    await look('2026-10-20T15:00:00Z', { '2026-09': 'breached', '2026-10': 'on_track' })
    agreements = [askedAgreement, { ...askedAgreement, name: 'basic' }]
    await look('2026-10-21T12:00:00Z', { '2026-09': 'breached', '2026-10': 'on_track' })
    expect(await breaches()).toEqual(['basic 2026-09 1 known', '2026-09 1 known'])
    expect(await keys()).toEqual([])
  })

  it('that is lifted and found again stays known, and nobody is told', async () => {
    agreements = [withExclusions]
    await look('2026-10-20T12:00:00Z', { '2026-09': 'breached', '2026-10': 'on_track' })
    await sayExcluded('2026-09-10')
    await look('2026-10-20T12:01:00Z', { '2026-09': 'met', '2026-10': 'on_track' })
    expect(await breaches()).toEqual(['2026-09 1 known lifted'])
    await sayExcluded('2026-09-10')
    await look('2026-10-20T12:02:00Z', { '2026-09': 'breached', '2026-10': 'on_track' })
    expect(await breaches()).toEqual(['2026-09 2 known'])
    expect(await events()).toEqual([])
  })
})

describe('news of the past', () => {
  beforeEach(async () => {
    agreements = [withExclusions]
    await look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'on_track' })
    await look('2026-12-02T12:00:00Z', { '2026-10': 'breached', '2026-11': 'met', '2026-12': 'on_track' })
  })

  it.each([
    ['an exclusion', () => sayExcluded('2026-10-10')],
    ['one of the agreement alone', () => sayExcluded('2026-10-10', 'enterprise')],
    ['late data', () => fillIn('checkout', '2026-10-10T10:00:00.000Z')],
  ])('by %s has the period judged that it reaches, and lifts its breach', async (_name, happen) => {
    await happen()
    expect(await look('2026-12-02T12:01:00Z', { '2026-10': 'met', '2026-12': 'on_track' })).toEqual([
      'enterprise 2026-10',
    ])
    expect(await breaches()).toEqual(['2026-10 1 told lifted'])
    expect(await look('2026-12-02T12:02:00Z', { '2026-10': 'met', '2026-12': 'on_track' })).toEqual([])
  })

  it.each([
    ['an exclusion of another agreement', () => sayExcluded('2026-10-10', 'basic')],
    ['late data of another service', () => fillIn('search', '2026-10-10T10:00:00.000Z')],
    ['late data of the running period', () => fillIn('checkout', '2026-12-01T10:00:00.000Z')],
  ])('by %s has nothing judged', async (_name, happen) => {
    await happen()
    expect(await look('2026-12-02T12:01:00Z', { '2026-12': 'on_track' })).toEqual([])
  })

  it('can break a period that was met', async () => {
    await fillIn('checkout', '2026-11-10T10:00:00.000Z')
    await look('2026-12-02T12:01:00Z', { '2026-10': 'breached', '2026-11': 'breached', '2026-12': 'on_track' })
    expect(await breaches()).toEqual(['2026-11 1 told', '2026-10 1 told'])
  })

  async function fillIn(service: string, hour: string): Promise<void> {
    const data = { names: ['availability'], hours: [{ hour, minutes: 60 }] }
    const actor = { kind: 'job', name: 'ingest' } as const
    const event = { kind: 'history_filled', subject: { kind: 'service', id: service }, at: now, actor, data }
    await database.write((transaction) => recordEvent(transaction, event))
  }
})

describe('the owner', () => {
  it('is told of nothing where the agreement asks for no acknowledgement: its alerts tell', async () => {
    agreements = [{ ...askedAgreement, onBreach: { acknowledgeWithinSeconds: null, escalationPolicy: null } }]
    await look('2026-10-20T12:00:00Z', { '2026-10': 'breached' })
    expect(await keys()).toEqual([])
    expect(await events()).toHaveLength(1)
  })

  it('is nobody where the team has nobody for tickets', async () => {
    config = { ...config, teams: config.teams.map((team) => ({ ...team, receivers: { page: null, ticket: null } })) }
    await look('2026-10-20T12:00:00Z', { '2026-10': 'breached' })
    expect(await keys()).toEqual([])
    expect(await events()).toHaveLength(1)
  })
})

it('a service that has another name since keeps its breaches, and none is told again', async () => {
  await look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'breached' })
  config = { ...config, services: config.services.map((one) => ({ ...one, name: 'shop', renamedFrom: 'checkout' })) }
  agreements = [{ ...askedAgreement, service: 'shop' }]
  expect(await look('2026-10-20T12:01:00Z', { '2026-10': 'breached' })).toEqual([])
  expect(await breaches()).toEqual(['2026-10 1 told'])
})

it('who finds nothing new keeps nobody from writing', async () => {
  const run = async (other: Database) => {
    const standing = {
      database: other,
      config,
      clock: () => now,
      verdicts: () => ({ '2026-09': 'met', '2026-10': 'breached' }) as const,
    }
    await breachHouse(standing).job.run(now, forever)
  }
  await expect(whileWritten(run, run)).resolves.toBeUndefined()
})

it('a breach that waits is counted by its agreement, overdue from the end of its time on, and not once it is answered', async () => {
  const counted = async () => {
    const samples = breachSamples([askedAgreement], await house().answers.list(), now)
    return samples.map(({ name, value }) => [name, value])
  }
  const both = (waiting: number, overdue: number) => [
    ['plimsoll_agreement_breach_unacknowledged', waiting],
    ['plimsoll_agreement_breach_overdue', overdue],
  ]
  await look('2026-10-20T12:00:00Z', { '2026-09': 'breached', '2026-10': 'breached' })
  expect(await counted()).toEqual(both(1, 0))
  now = new Date('2026-10-23T12:00:00Z')
  expect(await counted()).toEqual(both(1, 1))
  await house().answers.give({ place: { id: 1, round: 1 }, by: 'Ada', how: 'api', comment: null })
  expect(await counted()).toEqual(both(0, 0))
  const silent = { ...askedAgreement, onBreach: { acknowledgeWithinSeconds: null, escalationPolicy: null } }
  expect(breachSamples([silent], await house().answers.list(), now)).toEqual([])
})

describe('an acknowledgement', () => {
  beforeEach(() => look('2026-10-20T12:00:00Z', { '2026-10': 'breached' }))

  it('stays as it was said first, by each person', async () => {
    const give = (by: string, comment: string | null) =>
      house().answers.give({ place: { id: 1, round: 1 }, by, comment, how: 'api' })
    expect(await give('Ada', 'seen')).toEqual({ by: 'Ada', comment: 'seen', how: 'api', at: now })
    now = new Date('2026-10-21T12:00:00Z')
    expect((await give('Ada', 'again'))?.comment).toBe('seen')
    await give('Bob', null)
    const found = await house().answers.findOf({ service: 'checkout', agreement: 'enterprise', period: '2026-10' })
    expect(found?.answers.map(({ by }) => by)).toEqual(['Ada', 'Bob'])
    expect((await events()).filter((one) => one.startsWith('agreement_breach_acknowledged'))).toHaveLength(2)
  })

  it('is for what stands: not for a breach that is none, that was lifted, or that was found again since', async () => {
    const give = (id: number, round: number) =>
      house().answers.give({ place: { id, round }, by: 'Ada', comment: null, how: 'cli' })
    expect(await give(2, 1)).toBeNull()
    expect(await give(1, 2)).toBeNull()
    await look('2026-10-20T12:01:00Z', { '2026-10': 'on_track' })
    expect(await give(1, 1)).toBeNull()
    await look('2026-10-20T12:02:00Z', { '2026-10': 'breached' })
    expect(await give(1, 1)).toBeNull()
    expect(await give(1, 2)).toMatchObject({ by: 'Ada' })
  })
})
