import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { runChild, type Ended } from '../support/killed-child.js'
import { startMailServer, type MailServer } from '../support/mail-server.js'

const start = '2026-10-20T12:00:00.000Z'
/** By then the lease of a process that died has run out. */
const muchLater = '2026-10-20T12:06:00.000Z'

const STEPS = [
  ...['breach:stored', 'breach:committed', 'breach:judged'],
  ...['escalation:followed', 'escalation:noted', 'escalation:enqueued', 'escalation:committed'],
  ...['delivery:claimed', 'delivery:accepted', 'delivery:committed', 'answer:stored', 'answer:committed'],
]

let folder: string
let server: MailServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-breach-faults-'))
  server = await startMailServer()
})

afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function runAt(instant: string, dieAt: string): Promise<Ended> {
  return runChild('breach-child.ts', [join(folder, 'plimsoll.db'), server.url, instant, dieAt])
}

async function kept() {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const rows = await database.read(async (reader) => ({
    breaches: await reader
      .selectFrom('agreement_breach')
      .select(['period', 'round', 'told'])
      .orderBy('period')
      .execute(),
    answers: await reader.selectFrom('breach_answer').select('by_name').execute(),
    unsent: await reader.selectFrom('outbox').select('key').where('sent_at', 'is', null).execute(),
    told: await reader.selectFrom('outbox').select('key').orderBy('id').execute(),
  }))
  await database.close()
  return rows
}

describe('a breach that is found, told on and acknowledged by processes that are killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await runAt(start, '-')
    expect(signal).toBeNull()
    expect([...new Set(steps)].sort()).toEqual([...STEPS].sort())
  }, 120_000)

  it.each(STEPS)(
    'at %s is one, with each notice, step and answer once, and nobody hears of the one before',
    async (step) => {
      expect((await runAt(start, step)).signal).toBe('SIGKILL')
      await runAt(muchLater, '-')
      const { breaches, answers, told, unsent } = await kept()
      expect(breaches).toEqual([
        { period: '2026-09', round: 1, told: 0 },
        { period: '2026-10', round: 1, told: 1 },
      ])
      expect(answers).toEqual([{ by_name: 'cto@shop.example' }])
      expect(unsent).toEqual([])
      expect(told.map(({ key }) => key)).toEqual([
        expect.stringMatching(/^breach:\d\/1:found:leadership$/),
        'escalation:1:1:board',
        expect.stringMatching(/^breach:\d\/1:\d+:board$/),
      ])
      const ids = server.mails.map(({ raw }) => /^message-id: (.*)$/im.exec(raw.toString())?.[1])
      expect(new Set(ids).size).toBe(3)
      // Only between the server's word and our own note of it can a mail repeat, and then under the same id.
      if (step !== 'delivery:accepted') expect(ids).toHaveLength(3)
      else expect(ids.length).toBeLessThanOrEqual(6)
    },
    120_000,
  )
})
