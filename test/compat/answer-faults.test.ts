import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { startMailServer, type MailServer } from '../support/mail-server.js'
import { runChild, type Ended } from '../support/killed-child.js'

const start = '2026-11-01T07:00:00.000Z'
/** By then the lease of a process that died has run out. */
const muchLater = '2026-11-01T07:06:00.000Z'

const STEPS = [
  ...['report:built', 'report:stored', 'report:committed'],
  ...['escalation:followed', 'escalation:noted', 'escalation:enqueued', 'escalation:committed'],
  ...['delivery:claimed', 'delivery:accepted', 'delivery:committed', 'answer:stored', 'answer:committed'],
]

const ON_THEIR_WAY = ['delivery:accepted', 'delivery:committed']

let folder: string
let server: MailServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-answer-faults-'))
  server = await startMailServer()
})

afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function runAt(instant: string, dieAt: string): Promise<Ended> {
  return runChild('answer-child.ts', [join(folder, 'plimsoll.db'), server.url, instant, dieAt])
}

async function kept() {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const rows = await database.read(async (reader) => ({
    numbers: await reader.selectFrom('issued_report').select(['number', 'revision']).execute(),
    answers: await reader.selectFrom('report_answer').select('by_name').execute(),
    unsent: await reader.selectFrom('outbox').select('key').where('sent_at', 'is', null).execute(),
    told: await reader
      .selectFrom('outbox')
      .select('key')
      .where('key', 'not like', 'report:monthly%')
      .orderBy('id')
      .execute(),
  }))
  await database.close()
  return rows
}

describe('a report that is issued, told on and acknowledged by processes that are killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await runAt(start, '-')
    expect(signal).toBeNull()
    expect([...new Set(steps)].sort()).toEqual([...STEPS].sort())
  }, 120_000)

  it.each(STEPS)(
    'at %s has one number, one mail for each recipient and revision, and each step and answer once',
    async (step) => {
      expect((await runAt(start, step)).signal).toBe('SIGKILL')
      await runAt(muchLater, '-')
      const { numbers, answers, told, unsent } = await kept()
      expect(numbers).toEqual([{ number: '2026-000001', revision: 1 }])
      expect(answers).toEqual([{ by_name: 'cto@shop.example' }])
      expect(unsent).toEqual([])
      expect(told.map(({ key }) => key)).toEqual([
        'escalation:1:1:board',
        expect.stringMatching(/^report:2026-000001\/1:\d+:board$/),
      ])
      const ids = server.mails.map(({ raw }) => /^message-id: (.*)$/im.exec(raw.toString())?.[1])
      expect(new Set(ids).size).toBe(5)
      // Only between the server's word and our own note of it can a mail repeat, and then under the same id: four are on their way at once, so that
      // others may be there when the first is accepted, or noted.
      if (ON_THEIR_WAY.includes(step)) expect(ids.length).toBeLessThanOrEqual(9)
      else expect(ids).toHaveLength(5)
    },
    120_000,
  )
})
