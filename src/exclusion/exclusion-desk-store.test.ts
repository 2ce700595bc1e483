import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { person } from '../../test/support/initiators.js'
import { sampleAgreement, type AgreementChanges } from '../../test/support/sample-agreement.js'
import { maintenanceTerms } from '../../test/support/sample-exclusion.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { Agreement } from '../sla/agreement.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { ignoreSteps } from '../shared/steps.js'
import type { Order } from './entry.js'
import { createExclusionDesk } from './exclusion-desk-store.js'
import type { WrittenExclusion } from './written-exclusion.js'
import { createExclusionReader, createMaintenanceReader } from './exclusion-reader-store.js'

const HOUR = 3600
/** Two days of notice; claims end with 30 November for October, with 31 October for September. */
const strict: AgreementChanges = { exclusions: maintenanceTerms({ noticeSeconds: 48 * HOUR }) }
const lenient: AgreementChanges = { name: 'lenient', exclusions: maintenanceTerms() }
const patching: MaintenanceWindow = {
  name: 'patching',
  time: { kind: 'recurring', schedule: '0 2 * * sun', durationSeconds: HOUR },
  ...{ timezone: 'UTC', services: ['catalog'], announced: null, reason: null },
}

let database: Database
let now: Date

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date('2026-11-20T12:00:00Z')
})

afterEach(() => database.close())

function house(agreements: readonly Partial<Agreement>[] = [strict], exclusions: readonly WrittenExclusion[] = []) {
  const service = (name: string, own: readonly Agreement[]) => ({ name, renamedFrom: null, agreements: own })
  const config = {
    services: [service('catalog', []), service('checkout', agreements.map(sampleAgreement))],
    maintenance: [patching],
    exclusions,
  }
  const desk = createExclusionDesk({ database, config, clock: () => now, steps: ignoreSteps })
  return {
    config,
    desk,
    add: (changes: Partial<Order> = {}, anyway = false) =>
      desk.add(order(changes), { anyway, initiator: person('ann') }),
  }
}

/** Announced in time, after the fact. */
function order(changes: Partial<Order> = {}): Order {
  return {
    ...{ kind: 'scheduled_maintenance', window: null, author: 'ann', reason: 'PG 18', evidence: null },
    ...{ from: new Date('2026-11-10T01:00:00Z'), to: new Date('2026-11-10T03:00:00Z') },
    announced: new Date('2026-11-01T00:00:00Z'),
    scope: [{ service: 'checkout', agreement: null }],
    ...changes,
  }
}

const events = () =>
  database.read((reader) =>
    reader
      .selectFrom('domain_event')
      .select(['kind', 'subject_id', 'actor_kind', 'actor_name'])
      .orderBy('id')
      .execute(),
  )

const november = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-12-01T00:00:00Z') }

describe('what is entered', () => {
  it('is kept with when it was, told to agreements at once, and an event says who did it', async () => {
    const { add, config } = house()
    const outcome = await add({ evidence: 'https://wiki.example/1' })
    expect(outcome).toMatchObject({
      entry: { id: 1, recorded: now, announced: order().announced, withdrawn: null },
      effects: [{ agreement: 'checkout/enterprise', refusal: null }],
    })
    const stated = await createExclusionReader({ database, config }).read(november)
    expect(stated.map(({ name, kind, author, recorded }) => [name, kind, author, recorded])).toContainEqual([
      'scheduled maintenance #1',
      'scheduled_maintenance',
      'ann',
      now,
    ])
    expect(await events()).toEqual([
      { kind: 'exclusion_added', subject_id: '1', actor_kind: 'person', actor_name: 'ann' },
    ])
  })

  it('stands beside what the configuration says, and must not say the same again', async () => {
    const written: WrittenExclusion = { ...order(), name: 'flood', author: 'bob', evidence: 'https://wiki.example/2' }
    const { add, config } = house([strict], [written])
    const reader = createExclusionReader({ database, config })
    const [flood] = (await reader.read(november)).filter(({ name }) => name === 'flood')
    const from = { id: null, recorded: null, isMaintenance: false }
    expect(flood).toMatchObject({ ...from, author: 'bob', reason: 'PG 18', announced: written.announced })
    expect(await reader.read({ from: written.to, to: november.to })).not.toContainEqual(flood)
    expect(await createMaintenanceReader({ database, config }).within({ from: written.from, to: written.to })).toEqual(
      [],
    )
    expect(await add()).toMatchObject({
      reasons: [expect.stringMatching(/^it overlaps flood, .*: take that one out of the configuration first/)],
    })
  })

  it('is no planned work unless it was entered as such', async () => {
    const { add, config } = house()
    await add()
    await add({ window: 'upgrade', from: new Date('2026-11-11T01:00:00Z'), to: new Date('2026-11-11T03:00:00Z') })
    const listed = await createMaintenanceReader({ database, config }).within(november)
    expect(listed.map(({ window, entry }) => [window, entry])).toEqual([
      ['patching', null],
      ['patching', null],
      ['upgrade', 2],
      ['patching', null],
      ['patching', null],
      ['patching', null],
    ])
  })

  it('never begins earlier, ends later, or was announced earlier than was said', async () => {
    const outcome = await house([lenient]).add({
      from: new Date('2026-11-10T01:00:00.400Z'),
      to: new Date('2026-11-10T03:00:00.400Z'),
    })
    expect(outcome).toMatchObject({
      entry: { from: new Date('2026-11-10T01:00:01Z'), to: new Date('2026-11-10T03:00:00Z') },
    })
  })

  it('goes on with a service that was renamed', async () => {
    const { add, config } = house()
    await add()
    const services = config.services.map((one) =>
      one.name === 'checkout' ? { ...one, name: 'shop', renamedFrom: 'checkout' } : one,
    )
    const stated = await createExclusionReader({ database, config: { ...config, services } }).read(november)
    expect(stated.find(({ id }) => id === 1)?.scope).toEqual([{ service: 'shop', agreement: null }])
  })
})

describe('nothing is written', () => {
  const mistakes: readonly (readonly [string, Partial<Order>, string])[] = [
    [
      'where it ends before it begins',
      { to: new Date('2026-11-10T00:00:00Z') },
      'it ends at 2026-11-10T00:00:00.000Z, which is not after it begins at 2026-11-10T01:00:00.000Z',
    ],
    ['where it has no length', { to: order().from }, 'which is not after it begins'],
    [
      'where no whole minute lies in it',
      { from: new Date('2026-11-10T01:00:01Z'), to: new Date('2026-11-10T01:01:59Z') },
      'no whole minute lies within it',
    ],
    ['where it lasts for years', { to: new Date('2029-11-10T01:00:00Z') }, 'it lasts longer than 366 days'],
    [
      'where it will be announced',
      { announced: new Date('2026-11-21T00:00:00Z') },
      'its announcement, 2026-11-21T00:00:00.000Z, lies ahead',
    ],
    [
      'of an unknown service',
      { scope: [{ service: 'chekout', agreement: null }] },
      'unknown service chekout: did you mean checkout?',
    ],
    [
      'of an unknown agreement',
      { scope: [{ service: 'checkout', agreement: 'enterprse' }] },
      'unknown agreement checkout/enterprse: did you mean enterprise?',
    ],
    [
      'of a service without any agreement',
      { scope: [{ service: 'catalog', agreement: null }] },
      'nothing was agreed for what it concerns',
    ],
    [
      'for a kind that the agreement does not list',
      { kind: 'force_majeure' },
      'checkout/enterprise: it does not exclude force_majeure',
    ],
    [
      'where the notice is too short for what is planned',
      {
        from: new Date('2026-11-21T12:00:00Z'),
        to: new Date('2026-11-21T13:00:00Z'),
        announced: new Date('2026-11-20T11:00:00Z'),
      },
      'checkout/enterprise: announced 1d1h before; 2d of notice were agreed',
    ],
    [
      'where nobody says that it was announced',
      { announced: null },
      'checkout/enterprise: no announcement is known; 2d of notice were agreed',
    ],
    [
      'for a period for which nothing can be claimed any more',
      {
        from: new Date('2026-09-30T21:00:00Z'),
        to: new Date('2026-09-30T22:30:00Z'),
        announced: new Date('2026-09-01T00:00:00Z'),
      },
      'checkout/enterprise: nothing can be claimed for 2026-09 any more, so it stays as it is',
    ],
  ]
  it.each(mistakes)('%s', async (_name, changes, reason) => {
    const outcome = await house().add(changes)
    expect('refused' in outcome ? outcome.reasons.join() : outcome).toContain(reason)
    expect(await house().desk.list({ from: new Date(0), to: new Date('2030-01-01T00:00:00Z') })).toEqual([])
    expect(await events()).toEqual([])
  })

  it('where it overlaps another of the same kind and scope, which is named; another kind or scope may', async () => {
    const { add } = house([strict, lenient])
    await add()
    const again = await add({ from: new Date('2026-11-10T02:59:00Z'), to: new Date('2026-11-10T04:00:00Z') })
    expect(again).toMatchObject({ reasons: [expect.stringContaining('it overlaps scheduled maintenance #1')] })
    expect(await add({ from: order().to, to: new Date('2026-11-10T04:00:00Z') })).toMatchObject({ entry: { id: 2 } })
    expect(await add({ scope: [{ service: 'checkout', agreement: 'lenient' }] })).toMatchObject({ entry: { id: 3 } })
  })

  it('twice where two say it at once', async () => {
    const { add } = house()
    const outcomes = await Promise.all([add(), add()])
    expect(outcomes.filter((one) => 'entry' in one)).toHaveLength(1)
    expect(await events()).toHaveLength(1)
  })
})

describe('what some agreement counts', () => {
  it('is kept, and said of each', async () => {
    const outcome = await house([strict, lenient]).add({ announced: null })
    expect(outcome).toMatchObject({
      effects: [
        { agreement: 'checkout/enterprise', refusal: 'no announcement is known; 2d of notice were agreed' },
        { agreement: 'checkout/lenient', refusal: null },
      ],
    })
  })

  it('is kept where nothing was agreed at all if it is planned work, which mutes alerts', async () => {
    const outcome = await house().add({ window: 'upgrade', scope: [{ service: 'catalog', agreement: null }] })
    expect(outcome).toMatchObject({ entry: { window: 'upgrade' }, effects: [] })
  })

  it('is kept although none counts it where that is wanted', async () => {
    expect(await house().add({ announced: null }, true)).toMatchObject({ entry: { id: 1 } })
  })
})

describe('what is withdrawn', () => {
  const said = { by: 'bob', why: 'wrong day' }
  const word = { ...said, initiator: person('bob') }

  it('counts for nothing, can still be read, and frees its place', async () => {
    const { add, desk, config } = house()
    await add()
    now = new Date('2026-11-20T13:00:00Z')
    const withdrawn = { at: now, ...said }
    expect(await desk.withdraw(1, word)).toMatchObject({ entry: { id: 1, reason: 'PG 18', withdrawn } })
    expect((await createExclusionReader({ database, config }).read(november)).filter(({ id }) => id !== null)).toEqual(
      [],
    )
    expect(await desk.list(november)).toMatchObject([{ id: 1, author: 'ann', withdrawn }])
    expect(await add()).toMatchObject({ entry: { id: 2 } })
    expect((await events()).map(({ kind, actor_name }) => [kind, actor_name])).toEqual([
      ['exclusion_added', 'ann'],
      ['exclusion_withdrawn', 'bob'],
      ['exclusion_added', 'ann'],
    ])
  })

  it('is withdrawn once', async () => {
    const { add, desk } = house()
    await add()
    await desk.withdraw(1, word)
    expect(await desk.withdraw(1, { ...word, by: 'eve', why: 'again' })).toMatchObject({ entry: { withdrawn: said } })
    expect(await events()).toHaveLength(2)
  })

  it('stays where nothing can be claimed for its period any more, and is none where nothing was entered', async () => {
    const { add, desk } = house()
    await add()
    now = new Date('2026-12-31T12:00:00Z')
    expect(await desk.withdraw(1, word)).toMatchObject({
      reasons: ['checkout/enterprise: nothing can be claimed for 2026-11 any more, so it stays as it is'],
    })
    expect(await desk.withdraw(7, word)).toBeNull()
  })
})
