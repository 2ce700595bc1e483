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
  ...['report:built', 'report:stored', 'report:committed', 'delivery:claimed', 'delivery:accepted'],
  ...['delivery:committed', 'approval:composed', 'approval:stored', 'approval:committed'],
]

/** What waits, three that are sent, and what was decided. */
const MAILS = 5

let folder: string
let server: MailServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-approval-faults-'))
  server = await startMailServer()
})

afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function runAt(instant: string, dieAt: string): Promise<Ended> {
  return runChild('approval-child.ts', [join(folder, 'plimsoll.db'), server.url, instant, dieAt])
}

async function kept() {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const rows = await database.read(async (reader) => ({
    numbers: await reader.selectFrom('issued_report').select(['number', 'revision']).execute(),
    holds: await reader.selectFrom('report_hold').select(['decision', 'by_name']).execute(),
    sendings: await reader.selectFrom('report_sending').select('asked').orderBy('asked').execute(),
    unsent: await reader.selectFrom('outbox').select('key').where('sent_at', 'is', null).execute(),
  }))
  await database.close()
  return rows
}

describe('a report that waits and is approved by processes that are killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await runAt(start, '-')
    expect(signal).toBeNull()
    expect([...new Set(steps)].sort()).toEqual([...STEPS].sort())
  }, 120_000)

  it.each(STEPS)(
    'at %s has one number, one decision, and one mail for each recipient and revision',
    async (step) => {
      expect((await runAt(start, step)).signal).toBe('SIGKILL')
      await runAt(muchLater, '-')
      const { numbers, holds, sendings, unsent } = await kept()
      expect(numbers).toEqual([{ number: '2026-000001', revision: 1 }])
      expect(holds).toEqual([{ decision: 'approve', by_name: 'chair@shop.example' }])
      const asked = ['coo@shop.example', 'cto@shop.example', 'payments@shop.example']
      expect(sendings.map((one) => one.asked)).toEqual(asked)
      expect(unsent).toEqual([])
      const ids = server.mails.map(({ raw }) => /^message-id: (.*)$/im.exec(raw.toString())?.[1])
      expect(new Set(ids).size).toBe(MAILS)
      // Only between the server's word and our own note of it can a mail repeat, and then under the same id.
      if (step !== 'delivery:accepted') expect(ids).toHaveLength(MAILS)
      else expect(ids.length).toBeLessThanOrEqual(2 * MAILS)
    },
    120_000,
  )
})
