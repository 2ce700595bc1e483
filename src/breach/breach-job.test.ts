import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { askedAgreement, breachHouse } from '../../test/support/breach-house.js'
import { BreachWatch, withExclusions } from '../../test/support/breach-watch.js'
import { whileWritten } from '../../test/support/while-written.js'
import type { Database } from '../store/database.js'

const forever = new AbortController().signal

let watch: BreachWatch

beforeEach(async () => {
  watch = await BreachWatch.open()
})

afterEach(() => watch.database.close())

describe('a running period', () => {
  it.each([['on_track'], ['at_risk'], ['undetermined'], ['met']] as const)(
    'that is %s is no breach',
    async (verdict) => {
      await watch.look('2026-10-20T12:00:00Z', { '2026-10': verdict })
      expect(await watch.breaches()).toEqual([])
      expect(await watch.events()).toEqual([])
    },
  )

  it('that even a faultless rest cannot save is told once, however often it is looked at, and once over is the same', async () => {
    await watch.look('2026-10-20T12:00:00Z', { '2026-10': 'at_risk' })
    await watch.look('2026-10-20T12:00:30Z', { '2026-10': 'breached' })
    await watch.look('2026-10-20T12:01:00Z', { '2026-10': 'breached' })
    await watch.look('2026-11-01T12:00:00Z', { '2026-10': 'breached', '2026-11': 'on_track' })
    expect(await watch.breaches()).toEqual(['2026-10 1 told'])
    expect(await watch.events()).toEqual(['agreement_breached 1/1 2026-10'])
    expect(await watch.keys()).toEqual(['breach:1/1:found:leadership'])
  })

  it('that is lifted is told so, and told anew when it is found again', async () => {
    await watch.look('2026-10-20T12:00:00Z', { '2026-10': 'breached' })
    await watch.look('2026-10-20T12:00:30Z', { '2026-10': 'at_risk' })
    await watch.look('2026-10-20T12:01:00Z', { '2026-10': 'at_risk' })
    expect(await watch.breaches()).toEqual(['2026-10 1 told lifted'])
    await watch.look('2026-10-21T12:00:00Z', { '2026-10': 'breached' })
    expect(await watch.breaches()).toEqual(['2026-10 2 told'])
    expect(await watch.events()).toEqual([
      'agreement_breached 1/1 2026-10',
      'agreement_breach_lifted 1/1 2026-10',
      'agreement_breached 1/2 2026-10',
    ])
    expect(await watch.keys()).toEqual([
      'breach:1/1:found:leadership',
      'breach:1/1:lifted:leadership',
      'breach:1/2:found:leadership',
    ])
  })

  it('that rolls is one, whatever its minute', async () => {
    const rolling = { ...askedAgreement, terms: { ...askedAgreement.terms, period: { lastDays: 30, timezone: 'UTC' } } }
    watch.agreements = [rolling]
    const asked = await watch.look('2026-10-20T12:00:00Z', { running: 'breached' })
    await watch.look('2026-10-20T12:01:00Z', { running: 'breached' })
    expect(await watch.breaches()).toEqual(['last-30d 1 told'])
    await watch.look('2026-10-25T12:00:00Z', { running: 'on_track' })
    expect(await watch.breaches()).toEqual(['last-30d 1 told lifted'])
    expect(asked).toEqual([])
    const [mail] = await watch.messages()
    expect((await simpleParser(mail!.body)).subject).toBe('Agreement checkout/enterprise, the last 30 days: breached')
  })
})

describe('a period that is over', () => {
  it('is judged once, when the ledger has come past its end, and told if it was broken', async () => {
    await watch.look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'at_risk' })
    expect(await watch.look('2026-10-31T23:02:00Z', { '2026-11': 'on_track' })).toEqual([])
    expect(await watch.look('2026-10-31T23:05:00Z', { '2026-11': 'on_track' })).toEqual(['enterprise 2026-10'])
    expect(await watch.breaches()).toEqual([])
    expect(await watch.look('2026-10-31T23:06:00Z', { '2026-10': 'breached', '2026-11': 'on_track' })).toHaveLength(1)
    expect(await watch.look('2026-10-31T23:07:00Z', { '2026-10': 'breached', '2026-11': 'on_track' })).toEqual([])
    expect(await watch.breaches()).toEqual(['2026-10 1 told'])
    const mail = await simpleParser((await watch.messages())[0]!.body)
    expect(mail.subject).toBe('Agreement checkout/enterprise, October 2026: breached')
    expect(mail.text).toContain('99.9 % were promised, 99.500 % delivered. The period is over.')
    expect(mail.text).toContain('2,000.00 EUR (10 % of the fee)')
    expect(mail.text).toMatch(/Acknowledge: http:\/\/slo\.example\/link\//)
    expect(mail.text?.replace(/\s+/g, ' ')).toContain(
      'plimsoll agreement acknowledge checkout/enterprise --period 2026-10',
    )
  })

  it('whose running breach turns out as none is lifted', async () => {
    await watch.look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'breached' })
    await watch.look('2026-11-01T12:00:00Z', { '2026-10': 'met', '2026-11': 'on_track' })
    expect(await watch.breaches()).toEqual(['2026-10 1 told lifted'])
  })

  it('is not passed over when the daemon stood still for months', async () => {
    await watch.look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'on_track' })
    await watch.look('2027-01-02T12:00:00Z', {
      '2026-10': 'met',
      '2026-11': 'breached',
      '2026-12': 'breached',
      '2027-01': 'on_track',
    })
    expect(await watch.breaches()).toEqual(['2026-12 1 told', '2026-11 1 told'])
  })

  it('in which the agreement did not hold is not asked for', async () => {
    watch.agreements = [{ ...askedAgreement, from: new Date('2026-11-01T00:00:00Z') }]
    expect(await watch.look('2026-12-02T12:00:00Z', { '2026-11': 'met', '2026-12': 'on_track' })).toEqual([
      'enterprise 2026-11',
    ])
    expect(await watch.look('2027-01-02T12:00:00Z', { '2026-12': 'met', '2027-01': 'on_track' })).toEqual([
      'enterprise 2026-12',
    ])
  })
})

describe('the first start on a ledger that is there', () => {
  it('writes down the breach of the last period that was over, tells nobody of it, and tells of the one that runs', async () => {
    await watch.look('2026-10-20T12:00:00Z', { '2026-08': 'breached', '2026-09': 'breached', '2026-10': 'breached' })
    await watch.look('2026-10-20T12:00:30Z', { '2026-08': 'breached', '2026-09': 'breached', '2026-10': 'breached' })
    expect(await watch.breaches()).toEqual(['2026-10 1 told', '2026-09 1 known'])
    expect(await watch.keys()).toEqual(['breach:1/1:found:leadership'])
    expect(await watch.events()).toEqual(['agreement_breached 1/1 2026-10'])
  })

  it('tells nobody either where history comes in later, and of an agreement that is new', async () => {
    await watch.look('2026-10-20T12:00:00Z', { '2026-10': 'on_track' })
    await watch.look('2026-10-20T15:00:00Z', { '2026-09': 'breached', '2026-10': 'on_track' })
    watch.agreements = [askedAgreement, { ...askedAgreement, name: 'basic' }]
    await watch.look('2026-10-21T12:00:00Z', { '2026-09': 'breached', '2026-10': 'on_track' })
    expect(await watch.breaches()).toEqual(['basic 2026-09 1 known', '2026-09 1 known'])
    expect(await watch.keys()).toEqual([])
  })

  it('that is lifted and found again stays known, and nobody is told', async () => {
    watch.agreements = [withExclusions]
    await watch.look('2026-10-20T12:00:00Z', { '2026-09': 'breached', '2026-10': 'on_track' })
    await watch.sayExcluded('2026-09-10')
    await watch.look('2026-10-20T12:01:00Z', { '2026-09': 'met', '2026-10': 'on_track' })
    expect(await watch.breaches()).toEqual(['2026-09 1 known lifted'])
    await watch.sayExcluded('2026-09-10')
    await watch.look('2026-10-20T12:02:00Z', { '2026-09': 'breached', '2026-10': 'on_track' })
    expect(await watch.breaches()).toEqual(['2026-09 2 known'])
    expect(await watch.events()).toEqual([])
  })
})

describe('the owner', () => {
  it('is told of nothing where the agreement asks for no acknowledgement: its alerts tell', async () => {
    watch.agreements = [{ ...askedAgreement, onBreach: { acknowledgeWithinSeconds: null, escalationPolicy: null } }]
    await watch.look('2026-10-20T12:00:00Z', { '2026-10': 'breached' })
    expect(await watch.keys()).toEqual([])
    expect(await watch.events()).toHaveLength(1)
  })

  it('is nobody where the team has nobody for tickets', async () => {
    watch.config = {
      ...watch.config,
      teams: watch.config.teams.map((team) => ({ ...team, receivers: { page: null, ticket: null } })),
    }
    await watch.look('2026-10-20T12:00:00Z', { '2026-10': 'breached' })
    expect(await watch.keys()).toEqual([])
    expect(await watch.events()).toHaveLength(1)
  })
})

it('a service that has another name since keeps its breaches, and none is told again', async () => {
  await watch.look('2026-10-20T12:00:00Z', { '2026-09': 'met', '2026-10': 'breached' })
  watch.config = {
    ...watch.config,
    services: watch.config.services.map((one) => ({ ...one, name: 'shop', renamedFrom: 'checkout' })),
  }
  watch.agreements = [{ ...askedAgreement, service: 'shop' }]
  expect(await watch.look('2026-10-20T12:01:00Z', { '2026-10': 'breached' })).toEqual([])
  expect(await watch.breaches()).toEqual(['2026-10 1 told'])
})

it('who finds nothing new keeps nobody from writing', async () => {
  const run = async (other: Database) => {
    const standing = {
      database: other,
      config: watch.config,
      clock: () => watch.now,
      verdicts: () => ({ '2026-09': 'met', '2026-10': 'breached' }) as const,
    }
    await breachHouse(standing).job.run(watch.now, forever)
  }
  await expect(whileWritten(run, run)).resolves.toBeUndefined()
})
