// Takes one delivery of Alertmanager as the daemon does, and repeats it where the first was not answered; kills itself, as kill -9 does,
// at the step it is given. Arguments: store file, step or `-`.
import { openStore } from '../../src/store/open-store.js'
import { createFakePrometheus } from './fake-prometheus.js'
import { startIncidentHouse } from './incident-house.js'
import { sampleAlert } from './sample-incident.js'
import { stepsUntil } from './killed-child.js'

const [file, dieAt] = process.argv.slice(2) as [string, string]

const steps = stepsUntil(dieAt)

const { fingerprint, labels, startsAt } = sampleAlert()
const body = {
  version: '4',
  status: 'firing',
  groupKey: '{}:{}',
  alerts: [
    {
      status: 'firing',
      labels,
      annotations: { summary: 'checkout fails' },
      startsAt,
      endsAt: '0001-01-01T00:00:00Z',
      fingerprint,
    },
  ],
}

const database = await openStore(file)
const clock = () => new Date('2026-11-20T11:32:00Z')
const house = await startIncidentHouse({
  database,
  reader: createFakePrometheus({ bad: [], alerts: [], down: [] }),
  clock,
  steps,
})
// What was kept by a process that died waits for the first comparison of the next.
await house.reconcile()
const answer = await fetch(`${house.url}/webhooks/alertmanager`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
if (!answer.ok) throw new Error(await answer.text())
await house.reconcile()
await house.stop()
await database.close()
