import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { byJob } from '../audit/initiator.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import type { NewSession } from './session.js'
import { createSessions, newSecret } from './sessions-store.js'

let database: Database
const noon = new Date('2026-11-20T12:00:00Z')

beforeEach(async () => {
  database = await openStore(':memory:')
})

afterEach(() => database.close())

const initiator = byJob('test')
const said: NewSession = {
  name: 'ada',
  role: 'viewer',
  how: 'token',
  person: 'token:ada',
  token: 'plimsoll_secret',
  ...{ provider: null, address: '10.0.0.7', agent: 'a browser' },
}

function sessionsAt(now: Date) {
  const tokens = {
    holderOf: () => Promise.resolve(null),
    isHeld: (_holder: object, isIt: (token: string) => boolean) => Promise.resolve(isIt('plimsoll_secret')),
  }
  const checkProvider = () => Promise.resolve('ended' as const)
  return createSessions({ database, clock: () => now, logger: createMemoryLogger(), tokens, checkProvider })
}

const entries = () =>
  database.read((reader) =>
    reader.selectFrom('audit_entry').select(['action', 'object_id', 'old_value', 'new_value']).orderBy('seq').execute(),
  )

it('leaves an entry per sign-in and per end, and none where nothing ended', async () => {
  const sessions = sessionsAt(noon)
  const [first, second] = [newSecret(), newSecret()]
  await sessions.begin(said, { initiator, secret: first, inPlaceOf: null })
  const [one] = await sessions.list()
  await sessions.begin(said, { initiator, secret: second, inPlaceOf: one!.id })
  expect(await sessions.callerOf(first)).toBeNull()
  expect(await sessions.callerOf(second)).toMatchObject({ kind: 'session', name: 'ada', role: 'viewer' })
  await sessions.end({ name: 'ada' }, { why: 'ended', initiator })
  await sessions.end({ name: 'ada' }, { why: 'ended', initiator })
  const kept = await entries()
  expect(kept.map(({ action }) => action)).toEqual(['session.begin', 'session.begin', 'session.end'])
  expect(kept[1]?.old_value).toContain(one!.id)
  expect(kept[2]?.new_value).toContain('ended')
})

it('keeps nothing that a cookie, a form or a token could be made of', async () => {
  const secret = newSecret()
  await sessionsAt(noon).begin(said, { initiator, secret, inPlaceOf: null })
  const caller = await sessionsAt(noon).callerOf(secret)
  const rows = await database.read((reader) => reader.selectFrom('session').selectAll().execute())
  const kept = JSON.stringify([rows, await entries()])
  for (const each of [secret, caller?.csrf ?? 'none', 'plimsoll_secret']) expect(kept).not.toContain(each)
})

it('sweeps away what is over, with an entry each', async () => {
  for (let n = 0; n < 2; n++) await sessionsAt(noon).begin(said, { initiator, secret: newSecret(), inPlaceOf: null })
  await sessionsAt(new Date(noon.getTime() + 12 * 3_600_000 - 1000)).sweep()
  expect(await sessionsAt(noon).list()).toHaveLength(2)
  await sessionsAt(new Date(noon.getTime() + 12 * 3_600_000)).sweep()
  expect(await database.read((reader) => reader.selectFrom('session').selectAll().execute())).toEqual([])
  expect((await entries()).map(({ action }) => action).slice(2)).toEqual(['session.end', 'session.end'])
})
