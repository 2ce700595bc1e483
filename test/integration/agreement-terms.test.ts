import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createLedger } from '../../src/ledger/create-ledger.js'
import { openStore } from '../../src/store/open-store.js'
import { createConfigFolder, type ConfigFolder } from '../support/config-folder.js'
import { createFakeSeriesReader } from '../support/fake-series-reader.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { runCommand } from '../support/run-command.js'

const end = new Date('2026-11-01T00:10:00Z')

// Nothing listens on port 9 of loopback: what the ledger holds has to do.
const ROOT = `version: 1
organisation: Shop
prometheus: { url: 'http://127.0.0.1:9', retention: 40d }
email: { smtp: 'smtp://127.0.0.1:9', from: p@example.com }
receivers: [{ name: boss, email: { to: [boss@example.com] } }]
reports: [{ name: monthly, schedule: '0 8 1 * *', to: [boss] }]
include: [services/*.yaml]
`

const SLOS = `slos:
  - name: answered
    objective: 99.9
    indicator: { ratio: { bad: 'BAD', total: e } }
  - name: by-region
    objective: 99
    group_by: [region]
    indicator: { ratio: { bad: 'BAD', total: e } }
  - name: other
    objective: 99
    indicator: { ratio: { bad: 'f{code="5"}', total: f } }
`

const sla = (name: string, rest: string) => {
  return `  - { name: ${name}, objective: 99.9, period: { calendar: month, timezone: UTC }, ${rest} }\n`
}

let folder: ConfigFolder

beforeEach(() => {
  folder = createConfigFolder()
})

afterEach(() => {
  folder.remove()
})

const serviceOf = (agreements: string, bad = 'e{code="5"}') => {
  return { shop: `service: shop\n${SLOS.replaceAll('BAD', bad)}slas:\n${agreements}` }
}

/** One event in a hundred fails on the first ten days of October, one in a thousand after. */
async function fill(agreements: string, to: Date, bad?: string): Promise<void> {
  const config = await folder.loadFiles(ROOT, serviceOf(agreements, bad))
  const reader = createFakeSeriesReader((query) => {
    if (!query.startsWith('last_over_time(slo:')) return []
    const errors = (at: Date) => (at <= new Date('2026-10-11T00:00:00Z') ? 1 : 0.1)
    const valueAt = (at: Date) => (query.includes('slo:errors') ? errors(at) : 100)
    const names = [{ slo: 'answered' }, { slo: 'other' }, { slo: 'by-region', region: 'eu' }]
    return names.map((labels) => ({ labels: { service: 'shop', ...labels }, valueAt }))
  })
  const database = await openStore(config.storage.place)
  const readers = new Map([['default', reader]])
  await createLedger({ database, config, readers, clock: () => to, logger: createMemoryLogger() }).ingestUpTo(to)
  await database.close()
}

async function reportOf(month: string, now = end): Promise<string> {
  const args = ['report', '--period', month, '--preview', 'out']
  const { stderr, exitCode } = await runCommand(args, { cwd: folder.cwd, clock: () => now })
  if (exitCode !== 0) throw new Error(stderr)
  return readFileSync(join(folder.cwd, 'out/report.txt'), 'utf8').replace(/\s+/g, ' ')
}

describe('the report of an agreement', () => {
  it('judges it over its own days, and says from when and until when', async () => {
    await fill(
      sla('early', 'slo: answered, until: 2026-10-05') +
        sla('late', 'slo: answered, from: 2026-10-11') +
        sla('over', 'slo: answered, until: 2026-09-30') +
        sla('to-come', 'slo: answered, from: 2026-11-01') +
        sla('both', 'slo: answered, from: 2026-10-06, until: 2026-10-20'),
      end,
    )
    const text = await reportOf('2026-10')
    // 1 % of five days; 0.1 % of 21 days, just what is allowed; (5 × 1 % + 10 × 0.1 %) / 15 = 0.4 %.
    expect(text).toContain('for shop/early, 99.000 % was delivered: breached. It held until 5 October 2026.')
    expect(text).toContain(
      'for shop/late, 99.900 % was delivered: met. It holds since 11 October 2026 and is judged from then on.',
    )
    expect(text).toContain(
      'for shop/both, 99.600 % was delivered: breached. It holds since 6 October 2026 and is judged from then on. It held until 20 October 2026.',
    )
    expect(text).toContain('for shop/early, 99.000 % was delivered: breached. It held until 5 October 2026. 1 h 12 min')
    expect(text).not.toContain('shop/over')
    expect(text).not.toContain('shop/to-come')
    const november = await reportOf('2026-11')
    expect(november).toContain('for shop/to-come')
    expect(november).not.toContain('It holds since')
    expect(november).not.toContain('shop/early')
  })

  it('names a changed indicator in each agreement that hangs on it, and in no other', async () => {
    const agreements =
      sla('acme', 'slo: answered') +
      sla('beta', 'slo: answered') +
      sla('eu', 'slo: by-region, group: { region: eu }') +
      sla('else', 'slo: other') +
      sla('after', 'slo: answered, from: 2026-10-21')
    await fill(agreements, new Date('2026-10-20T09:30:00Z'))
    await fill(agreements, end, 'e{code=~"5.."}')
    const text = await reportOf('2026-10')
    const said = (name: string) => {
      const [, rest = ''] = text.split(`was promised for shop/${name},`)
      return rest.split('% was promised')[0] ?? ''
    }
    const changed = 'Since 20 October 2026, 09:30 (UTC) its events are counted in another way than before.'
    for (const name of ['acme', 'beta', 'eu']) expect([name, said(name).includes(changed)]).toEqual([name, true])
    // The change lies before the days that it is judged over.
    for (const name of ['else', 'after']) expect([name, said(name).includes('another way')]).toEqual([name, false])
  })
})
