// Takes one delivery of PagerDuty as the daemon does, and repeats it where the first was not answered; kills itself, as kill -9 does, at the step
// it is given. Arguments: store file, step or `-`.
import { openStore } from '../../src/store/open-store.js'
import { delivery, firingAlert, postJson } from './deliveries.js'
import { exampleConfig } from './example-config.js'
import { createFakePrometheus } from './fake-prometheus.js'
import { startIncidentHouse } from './incident-house.js'
import { stepsUntil } from './killed-child.js'
import { deliver, pagerdutyEvent, pagerdutyIncident } from './pagerduty-deliveries.js'
import { writeFileSync } from 'node:fs'

const [file, dieAt] = process.argv.slice(2) as [string, string]
const steps = stepsUntil(dieAt)
const secretFile = `${file}.secret`
writeFileSync(secretFile, 'secret')

const database = await openStore(file)
const receiver = { kind: 'pagerduty', name: 'pager', routingKeyFile: 'x', url: 'https://x' } as const
const house = await startIncidentHouse({
  database,
  reader: createFakePrometheus({ bad: [], alerts: [], down: [] }),
  clock: () => new Date('2026-11-20T11:40:00Z'),
  steps: (name) => {
    if (name.startsWith('pagerduty:')) steps(name)
  },
  config: { ...exampleConfig({}), receivers: [{ ...receiver, webhookSecretFile: secretFile }] },
})
await postJson(`${house.url}/webhooks/alertmanager`, delivery(firingAlert(new Date('2026-11-20T11:32:00Z'))))
await house.reconcile()
// What was kept by a process that died waits for the first turn of the next.
await house.followPagerduty()
const { id } = await database.read((reader) => reader.selectFrom('incident').select('id').executeTakeFirstOrThrow())
const data = pagerdutyIncident({ incident_key: id })
const event = pagerdutyEvent({ id: 'E1', type: 'incident.acknowledged', at: new Date('2026-11-20T11:35:00Z'), data })
const answer = await deliver(house.url, event, 'secret')
if (!answer.ok) throw new Error(await answer.text())
await house.followPagerduty()
await house.stop()
await database.close()
