// Says things of a resolved incident one after the other, as the daemon does; kills itself, as kill -9 does, at a step of the one it is given.
// Arguments: store file, name of what is said last, step or `-`.
import { byJob } from '../../src/audit/initiator.js'
import { saveApplied } from '../../src/incident/incident-store.js'
import type { Evidence } from '../../src/postincident/evidence.js'
import { createPostIncidentDesk, type PostIncidentDesk } from '../../src/postincident/postincident-desk-store.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import { openStore } from '../../src/store/open-store.js'
import { stepsUntil } from './killed-child.js'
import { sampleIncident } from './sample-incident.js'

const [file, last, dieAt] = process.argv.slice(2) as [string, string, string]
const at = new Date('2026-11-21T12:00:00Z')
const incident = sampleIncident({ state: 'resolved' })
const author = { by: 'ada', initiator: byJob('test') }
const parts = { summary: 'Cards were refused.', causes: 'A pool ran dry.', lessons: 'Watch the pool.' }
const wish = { text: 'Alert on the pool', owner: 'Bob', due: '2026-12-01' }

/** In the order in which people say it. */
const SAYINGS: Readonly<Record<string, (desk: PostIncidentDesk) => Promise<unknown>>> = {
  write: (desk) => desk.write(incident, { ...author, parts }),
  // What was known then is kept as it is given.
  file: (desk) => desk.file(incident, { ...author, evidence: { objectives: [] } as unknown as Evidence }),
  reopen: (desk) => desk.reopen(incident, author),
  add: (desk) => desk.add(incident, { ...author, wish }),
  change: (desk) => desk.change(1, { ...author, wish: { owner: 'Eve' } }),
  close: (desk) => desk.close(1, { ...author, state: 'done', note: null }),
}

const database = await openStore(file)
const book = { service: incident.service, environment: incident.environment, loose: [] }
await database.write((transaction) =>
  saveApplied(
    transaction,
    { ...book, incidents: [] },
    { applied: { book: { ...book, incidents: [incident] }, changes: [] }, at, actor: { kind: 'job', name: 'test' } },
  ),
)
for (const [name, say] of Object.entries(SAYINGS)) {
  const steps = name === last ? stepsUntil(dieAt) : ignoreSteps
  await say(createPostIncidentDesk({ database, clock: () => at, steps }))
  if (name === last) break
}
await database.close()
