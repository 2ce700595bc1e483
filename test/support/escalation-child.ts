// Records that an incident opened unless it did, runs the escalation and delivers what is due, as a daemon would; kills itself, as kill -9
// does, at the step it is given. Arguments: store file, folder of the secrets, doors as JSON, instant, step or `-`.
import { readEventsOf } from '../../src/event/event-store.js'
import { incidentEvents } from '../../src/incident/incident-events.js'
import { openStore } from '../../src/store/open-store.js'
import { escalationConfig, escalationHouse, type Doors } from './escalation-house.js'
import { sampleIncident } from './sample-incident.js'
import { stepsUntil } from './killed-child.js'

const [file, folder, doors, instant, dieAt] = process.argv.slice(2) as [string, string, string, string, string]
const opened = new Date('2026-11-20T11:32:00Z')
const now = new Date(instant)

const steps = stepsUntil(dieAt)

const incident = sampleIncident()
const database = await openStore(file)
const config = escalationConfig(folder, JSON.parse(doors) as Doors)
const incidents = new Map([[incident.id, incident]])
const house = escalationHouse({ database, config, clock: () => now, steps, incidents })
const known = await database.read((reader) =>
  readEventsOf(reader, incidentEvents, { kind: 'incident', id: incident.id }),
)
if (known.length === 0) await house.happened(incident, 'incident_opened', opened)
const forever = new AbortController().signal
await house.job.run(now, forever)
await house.delivery.deliverDue(forever)
await database.close()
