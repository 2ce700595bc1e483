import { afterEach, describe, expect, test } from '@jest/globals'
import type { AlertmanagerVersion } from '../../demo/processes/binaries.js'
import type { ReceivedRequest } from '../../demo/stack/stand-in-server.js'
import type { Config } from '../../src/config/config.js'
import { createGroupKeys } from '../../src/generate/alertmanager/group-keys.js'
import { dedupKeyOf } from '../../src/pagerduty/match-incident-store.js'
import {
  alertsOf,
  startAlertmanagerHouse,
  type AlertmanagerHouse,
  type PostedAlert,
} from '../support/alertmanager-house.js'
import { loadConfig } from '../../src/config/load-config-files.js'
import { fileURLToPath } from 'node:url'

const VERSIONS: readonly AlertmanagerVersion[] = ['0.25', '0.33']
const MINUTES = 60_000
const PAGERS = new Set(['payments-pager', 'storefront-pager'])

let house: AlertmanagerHouse | null = null

afterEach(async () => {
  await house?.stop()
  house = null
})

/** A window of maintenance far from now, so that the routes of its services have routes within them that mute. */
const withWindow = (config: Config): Config => ({
  ...config,
  maintenance: [
    ...config.maintenance,
    {
      ...{ name: 'far', services: ['checkout', 'catalog'], timezone: 'UTC', announced: null, reason: null },
      time: { kind: 'once', start: new Date('2099-01-01T00:00:00Z'), end: new Date('2099-01-01T01:00:00Z') },
    },
  ],
})

const keyIn = ({ body }: ReceivedRequest) => (JSON.parse(body) as { readonly dedup_key: string }).dedup_key

describe.each(VERSIONS)('what Alertmanager %s sends to PagerDuty', (version) => {
  test.each([
    ['on the generated file', (config: Config) => config],
    ['where a window of maintenance adds routes', withWindow],
  ])(
    'has the keys that the routes tell, %s',
    async (_, change) => {
      house = await startAlertmanagerHouse(version, change)
      const pages = await pagesOf('checkout', 'catalog')
      const strange = strangeOf(pages[0]!)
      await house.post(...pages, strange)
      const groups = new Set([...pages, strange].map(groupOf))
      await house.pagerduty.waitFor(groups.size)
      const root = fileURLToPath(new URL('../..', import.meta.url))
      const groupKeys = createGroupKeys(change(await loadConfig({ file: 'config/plimsoll.yaml', cwd: root, env: {} })))
      const computed = [...pages, strange].map(({ labels }) => groupKeys(labels, PAGERS).map(dedupKeyOf))
      // Which route within it takes an alert depends on the file; whichever it is, its key is among those that are known.
      for (const sent of house.pagerduty.requests.map(keyIn)) expect(computed.flat()).toContain(sent)
      for (const keys of computed)
        expect(house.pagerduty.requests.map(keyIn).some((key) => keys.includes(key))).toBe(true)
      expect(new Set(house.pagerduty.requests.map(keyIn)).size).toBe(groups.size)
    },
    MINUTES,
  )
})

async function pagesOf(...services: readonly string[]): Promise<readonly PostedAlert[]> {
  const alerts = (await Promise.all(services.map(alertsOf))).flat()
  return alerts.filter(({ labels }) => labels['severity'] === 'page')
}

/** Of another environment, and with what has to be escaped. */
function strangeOf(page: PostedAlert): PostedAlert {
  return {
    ...page,
    labels: { ...page.labels, alertname: 'Odd "quoted" \\ name\twith a tab é 🙂', environment: 'staging' },
  }
}

function groupOf({ labels }: PostedAlert): string {
  return JSON.stringify([labels['alertname'], labels['service'], labels['environment']])
}
