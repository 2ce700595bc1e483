import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createCheckoutFolder } from '../../test/support/checkout-folder.js'
import { createFakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { runCommand } from '../../test/support/run-command.js'
import { loadConfig } from '../config/load-config-files.js'
import { createLedger } from '../ledger/create-ledger.js'
import { openStore } from '../store/open-store.js'

let folder: string
const now = new Date('2026-11-02T00:10:00Z')

const SLAS = `  - name: minutes
    customer: ACME
    objective: 99.9
    slo: availability
    period: { calendar: month }
    measure: { method: bad_intervals, interval: 1m, bad_when: { error_ratio_above: 0.05 } }
    credits: { monthly_fee: 1000 EUR, tiers: [{ below: 99.9, credit: 10 }] }
`

/** Ten requests a second; from 12:00 to 13:00 on the tenth of October all of them fail, and the hour after it nobody knows anything. */
function valueAt(query: string) {
  return (at: Date) => {
    // The value at the end of a minute is that minute's.
    const begin = at.getTime() - 60_000
    const outage = Date.parse('2026-10-10T12:00:00Z')
    if (begin >= outage + 3_600_000 && begin < outage + 7_200_000) return null
    const isDown = begin >= outage && begin < outage + 3_600_000
    return query.includes('slo:errors') && !isDown ? 0 : 10
  }
}

beforeAll(async () => {
  folder = createCheckoutFolder(SLAS)
  const config = await loadConfig({ file: 'plimsoll.yaml', env: {}, cwd: folder })
  const database = await openStore(config.storage.place)
  const reader = createFakeSeriesReader((query) => {
    const recorded = [{ labels: { service: 'checkout', slo: 'availability' }, valueAt: valueAt(query) }]
    return query.startsWith('last_over_time') ? recorded : []
  })
  const parts = { database, config, readers: new Map([['default', reader]]), clock: () => now }
  await createLedger({ ...parts, logger: createMemoryLogger() }).ingestUpTo(now)
  await database.close()
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const explain = (...args: string[]) =>
  runCommand(['--config', 'plimsoll.yaml', 'agreement', 'explain', ...args], { cwd: folder, clock: () => now })

it('says of a real agreement what a contract of the same minutes comes to', async () => {
  const { stdout, stderr, exitCode } = await explain('checkout/minutes', '--period', '2026-10', '--output', 'json')
  expect([stderr, exitCode]).toEqual(['', 0])
  // 31 days have 44,640 minutes: 60 are bad, 60 more may have been.
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ agreement: 'checkout/minutes', customer: 'ACME', label: '2026-10', unknown_minutes: 60 },
    ...{ in_scope_minutes: 44_640, best: '743/744', worst: '371/372', achieved: '742/743', verdict: 'breached' },
    ...{ bad_intervals: { known: 60, worst: 120 }, credit: { share: '1/10', amount: '100.00 EUR' } },
  })
})

it('explains it step by step for people, of the running period where none is named', async () => {
  const { stdout } = await explain('checkout/minutes')
  expect(stdout).toContain('checkout/minutes for ACME, 2026-11: the ledger tells of it up to')
  expect(stdout).toMatch(/1\. Time\n[^]*Judged to[^]*2\. Result\n/)
})

it('names what there is where somebody asks for another', async () => {
  expect((await explain('checkout/minuts')).stderr).toContain('did you mean checkout/minutes?')
  expect((await explain('checkout/minutes', '--period', 'October')).stderr).toContain('such as 2026-11')
  expect((await explain('checkout/minutes', '--period', '2027-01')).stderr).toContain('2027-01 has not begun')
})
