// Holds a drill from where its run stands, and says of it all that can be said; kills itself, as kill -9 does, at the step it is given, when it comes there
// for the given time. Arguments: store file, step or `-`, how often.
import { randomUUID } from 'node:crypto'
import type { Saying } from '../../src/drill/course/run-entry.js'
import { createDrillDesk } from '../../src/drill/drill-desk-store.js'
import { plannedDrills } from '../../src/drill/drill.js'
import { openStore } from '../../src/store/open-store.js'
import { anna } from './initiators.js'
import { stepsUntil } from './killed-child.js'
import { sampleDrill } from './sample-drill.js'

const [file, dieAt, times] = process.argv.slice(2) as [string, string, string]

const WORDS: readonly Saying[] = [
  { kind: 'milestone', milestone: 'injected', note: null },
  { kind: 'pause', reason: 'waiting for a key' },
  { kind: 'resume' },
  { kind: 'step', step: 0, outcome: 'done', detail: null },
  { kind: 'check', check: 'http', passed: true, detail: null },
  { kind: 'check', check: 'tcp', passed: true, detail: null },
  { kind: 'recovery_point', point: new Date('2026-11-03T11:55:00Z') },
  { kind: 'close', how: 'finished', reason: null },
  { kind: 'finding', text: 'The key was in nobody’s hands', owner: null, due: null },
  { kind: 'finding_done', finding: 9 },
  { kind: 'review', text: 'We take the key along.' },
]

const database = await openStore(file)
const targets = { rtoSeconds: 1800, drillSuccessRatio: 0.95 }
const [drill] = plannedDrills([{ name: 'checkout', drills: [sampleDrill()], targets }])
if (drill === undefined) throw new Error('there is no drill')
const now = new Date('2026-11-03T12:00:00Z')
const desk = createDrillDesk({
  database,
  timezone: 'UTC',
  clock: () => now,
  steps: stepsUntil(dieAt, Number(times)),
  newId: randomUUID,
})
const author = { by: 'anna', initiator: anna }
const newest = (await desk.list({ service: undefined, drill: undefined, after: null, limit: 1 }))[0]
const { run } = newest ?? (await desk.start(drill, author))
for (const said of WORDS.slice(run.entries.length)) await desk.say(run.id, { said, ...author })
await database.close()
