import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@jest/globals'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { contractDays } from '../support/contract-world.js'
import { expectContracts } from '../support/expect-contracts.js'
import { judgeThroughPrometheus } from '../support/contracts-through-prometheus.js'

/** Two days and a half over the change of clocks in Berlin, in the middle of which the daemon is restarted. */
const end = new Date('2026-10-26T12:00:00Z')
const DAYS = 2.5

test.each([15, 60])(
  'from events to agreements, by every method, scraped every %i s: two minutes per outage, half a percent of the ratio',
  async (scrapeSeconds) => {
    const folder = await temporaryFolder('contracts')
    try {
      const model = contractDays(end, { days: DAYS, scrapeSeconds })
      expectContracts(await judgeThroughPrometheus(model, join(folder, 'plimsoll.db')))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
