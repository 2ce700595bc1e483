import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@jest/globals'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { contractDays } from '../support/contract-world.js'
import { judgeThroughPrometheus } from '../support/contracts-through-prometheus.js'
import { expectContracts } from '../support/expect-contracts.js'

/** All of October in Berlin but its last hour, with the change of the clocks; the daemon is restarted in the middle. */
const end = new Date('2026-10-31T22:00:00Z')

test.each([15, 60])(
  'a month from events to agreements, by every method, scraped every %i s',
  async (scrapeSeconds) => {
    const folder = await temporaryFolder('contracts')
    try {
      const model = contractDays(end, { days: 31, scrapeSeconds })
      expectContracts(await judgeThroughPrometheus(model, join(folder, 'plimsoll.db')))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  600_000,
)
