// Makes the emergency pack as the daemon does; kills itself, as kill -9 does, at the step it is given. Arguments: store file, folder, step or `-`.
import { createEmergency } from '../../src/emergency/runtime.js'
import { openStore } from '../../src/store/open-store.js'
import { exampleConfig } from './example-config.js'
import { stepsUntil } from './killed-child.js'
import { plainPages } from './plain-pages.js'

const [file, folder, dieAt] = process.argv.slice(2) as [string, string, string]
const database = await openStore(file)
const settings = { folder, schedule: '0 5 * * *', maxAgeSeconds: 86_400, recipients: [] }
const runtime = createEmergency({
  config: { ...exampleConfig({}), emergencyPack: settings },
  ...{ version: '1.2.3', alerts: { sets: [], alertsOf: () => [] }, database, pages: plainPages() },
  recoveryPoints: { newest: () => Promise.resolve(new Map()), exposure: () => Promise.resolve(new Map()) },
  ...{ clock: () => new Date('2026-11-03T12:00:00Z'), steps: stepsUntil(dieAt) },
})
await runtime.jobs?.[0]?.first?.(new AbortController().signal)
await database.close()
