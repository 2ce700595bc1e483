import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { anna } from '../support/initiators.js'
import type { AlertmanagerVersion } from '../../demo/processes/binaries.js'
import { createSilencesClient } from '../../src/alertmanager/silences-client.js'
import { createExclusionDesk } from '../../src/exclusion/exclusion-desk-store.js'
import { createSilenceJob } from '../../src/exclusion/silence-job.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { alertsOf, alertWith, startAlertmanagerHouse, type AlertmanagerHouse } from '../support/alertmanager-house.js'

const MINUTE = 60_000
const VERSIONS: readonly AlertmanagerVersion[] = ['0.25', '0.33']
const { signal } = new AbortController()
const service = (name: string) => ({ name, renamedFrom: null, agreements: [] })
const config = { services: [service('catalog'), service('checkout')], maintenance: [], exclusions: [] }

let database: Database
let house: AlertmanagerHouse | null

beforeEach(async () => {
  database = await openStore(':memory:')
  house = null
})

afterEach(async () => {
  await house?.stop()
  await database.close()
})

const clock = () => new Date()

/** Planned work from so many minutes on. */
function enter(begins: number) {
  const desk = createExclusionDesk({ database, config, clock, steps: ignoreSteps })
  const from = new Date(Date.now() + begins * MINUTE)
  const order = {
    ...({ kind: 'scheduled_maintenance', window: 'upgrade', author: 'ann', reason: 'PG 18', evidence: null } as const),
    ...{ from, to: new Date(from.getTime() + 90 * MINUTE), announced: null },
    scope: [{ service: 'checkout', agreement: null }],
  }
  return desk.add(order, { anyway: false, initiator: anna }).then(() => desk)
}

function jobAt(url: string, dieAt: string | null = null) {
  const steps = (name: string) => {
    if (name === dieAt) throw new Error(`killed at ${name}`)
  }
  return createSilenceJob({ database, silences: createSilencesClient([url]), organisation: 'Shop', clock, steps })
}

const events = async () => {
  const rows = await database.read((reader) => reader.selectFrom('domain_event').select('kind').orderBy('id').execute())
  return rows.map(({ kind }) => kind)
}

const standing = async (url: string) => {
  const all = await createSilencesClient([url]).silences()
  return all.filter(({ isExpired }) => !isExpired)
}

describe.each(VERSIONS)('Alertmanager %s', (version) => {
  it(
    'is told once to mute work that has begun, though the process dies before that is noted, and to end it',
    async () => {
      house = await startAlertmanagerHouse(version)
      const { url, pagerduty } = house
      const desk = await enter(-5)
      await expect(jobAt(url, 'silence:created').run(clock(), signal)).rejects.toThrow('killed')
      const [first] = await standing(url)
      await jobAt(url).run(clock(), signal)
      await jobAt(url).run(clock(), signal)
      expect(await standing(url)).toEqual([first])
      const page = { alertname: 'SLOErrorBudgetBurn', severity: 'page' }
      const [checkout, catalog] = await Promise.all(['checkout', 'catalog'].map(alertsOf))
      await house.post(alertWith(checkout!, page), alertWith(catalog!, page))
      await pagerduty.waitFor(1)
      expect(pagerduty.requests.map(({ body }) => body).join()).toContain('storefront-key')
      expect(pagerduty.requests.map(({ body }) => body).join()).not.toContain('payments-key')
      await desk.withdraw(1, { by: 'bob', why: 'put off', initiator: anna })
      await jobAt(url).run(clock(), signal)
      await jobAt(url).run(clock(), signal)
      expect(await standing(url)).toEqual([])
      expect(await events()).toEqual([
        'exclusion_added',
        'maintenance_muted',
        'exclusion_withdrawn',
        'maintenance_unmuted',
      ])
    },
    2 * MINUTE,
  )

  it(
    'is asked for nothing while work lies further ahead than an hour, and where it is withdrawn before',
    async () => {
      house = await startAlertmanagerHouse(version)
      const desk = await enter(62)
      await jobAt(house.url).run(clock(), signal)
      await desk.withdraw(1, { by: 'bob', why: 'put off', initiator: anna })
      await jobAt(house.url).run(clock(), signal)
      expect(await standing(house.url)).toEqual([])
      await enter(58)
      await jobAt(house.url).run(clock(), signal)
      expect(await standing(house.url)).toHaveLength(1)
    },
    2 * MINUTE,
  )
})

it('an Alertmanager that does not answer fails the job, which is tried again, and is written down once', async () => {
  await enter(-5)
  const job = jobAt('http://127.0.0.1:1')
  await expect(job.run(clock(), signal)).rejects.toMatchObject({ code: 'alertmanager_unreachable' })
  await expect(job.run(clock(), signal)).rejects.toMatchObject({ code: 'alertmanager_unreachable' })
  expect(await events()).toEqual(['exclusion_added', 'maintenance_muting_failed'])
})
