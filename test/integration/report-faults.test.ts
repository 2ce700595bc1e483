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
  'report:built',
  'report:stored',
  'report:committed',
  'delivery:claimed',
  'delivery:accepted',
  'delivery:committed',
]

let folder: string
let server: MailServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-faults-'))
  server = await startMailServer()
})

afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function runAt(instant: string, dieAt: string): Promise<Ended> {
  return runChild('report-child.ts', [join(folder, 'plimsoll.db'), server.url, instant, dieAt])
}

async function issuedReports(): Promise<number> {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const rows = await database.read((reader) =>
    reader.selectFrom('issued_report').select(['report', 'period']).execute(),
  )
  await database.close()
  return rows.length
}

describe('a report whose process is killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await runAt(start, '-')
    expect(signal).toBeNull()
    expect(steps).toEqual(STEPS)
  }, 30_000)

  it.each(STEPS)(
    'at %s is issued once, and every copy of its mail is the same',
    async (step) => {
      const killed = await runAt(start, step)
      expect(killed).toMatchObject({ signal: 'SIGKILL', steps: STEPS.slice(0, STEPS.indexOf(step) + 1) })
      await runAt(muchLater, '-')
      // Between the server's word and our own note of it lies the one gap in which a mail can repeat.
      expect(server.mails).toHaveLength(step === 'delivery:accepted' ? 2 : 1)
      expect(await issuedReports()).toBe(1)
      const [first, ...copies] = server.mails.map(({ raw }) => raw)
      expect(first?.toString().match(/^message-id:.*$/gim)).toHaveLength(1)
      for (const copy of copies) expect(copy.equals(first!)).toBe(true)
    },
    30_000,
  )
})

describe('two processes at once', () => {
  it('issue one report and send one mail', async () => {
    await Promise.all([runAt(start, '-'), runAt(start, '-')])
    expect(server.mails).toHaveLength(1)
    expect(await issuedReports()).toBe(1)
  }, 30_000)
})
