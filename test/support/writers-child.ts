// Opens incidents of one of two kinds of services, a and b, one alert after the other, as fast as it can. Arguments: store file, kind, how many.
import { setTimeout as pause } from 'node:timers/promises'
import { createAlertIntake } from '../../src/incident/intake/alert-intake-store.js'
import { openStore } from '../../src/store/open-store.js'
import { delivered } from './initiators.js'
import { createMemoryLogger } from './memory-logger.js'
import { incidentSettings as settings, sampleAlert } from './sample-incident.js'

const [file, service, count] = process.argv.slice(2) as [string, string, string]
const { labels } = sampleAlert()
const start = Date.parse('2026-11-20T12:00:00Z')

const database = await openStore(file)
let opened = 0
let made = 0
const intake = createAlertIntake({
  ...{ database, settings, logger: createMemoryLogger(), clock: () => new Date(start + opened * 60_000) },
  newId: () => `${service}-${made++}`,
  // Of both: whoever comes first makes incidents of all alerts that wait.
  services: ['a', 'b'].flatMap((one) =>
    Array.from({ length: Number(count) }, (_, index) => ({ name: `${one}-${index}`, environment: null })),
  ),
  steps: () => undefined,
  onSetAside: () => undefined,
})
// Both begin together: whoever is first waits for the other's first word.
process.stdout.write('ready\n')
await new Promise((resolve) => process.stdin.once('data', resolve))
for (; opened < Number(count); opened++) {
  const at = new Date(start + opened * 60_000)
  const fingerprint = `${service}${opened}`.padStart(16, '0')
  await intake.keep(
    delivered([
      {
        ...{ fingerprint, labels: { ...labels, service: `${service}-${opened}` }, summary: null, status: 'firing' },
        ...{ startsAt: at, endsAt: null, source: 'alertmanager', receivedAt: at },
      },
    ]),
  )
  await intake.applyWaiting()
  // Whoever holds the lock again at once leaves the other none of its turns.
  await pause(10)
}
await database.close()
process.exit()
