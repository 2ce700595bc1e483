// Takes a journal over as a run, and kills itself, as kill -9 does, at the step it is given. Arguments: store file, step or `-`.
import { createDrillDesk } from '../../src/drill/drill-desk-store.js'
import { plannedDrills } from '../../src/drill/drill.js'
import { chaosJournal, runOfJournal } from '../../src/drill/import/chaos-journal.js'
import { openStore } from '../../src/store/open-store.js'
import { writtenJournal } from './chaos-journal.js'
import { anna } from './initiators.js'
import { stepsUntil } from './killed-child.js'
import { sampleDrill } from './sample-drill.js'

const [file, dieAt] = process.argv.slice(2) as [string, string]
const database = await openStore(file)
const targets = { rtoSeconds: 1800, drillSuccessRatio: 0.95 }
const [drill] = plannedDrills([{ name: 'checkout', drills: [sampleDrill()], targets }])
const desk = createDrillDesk({
  ...{ database, timezone: 'UTC', steps: stepsUntil(dieAt, 1), newId: () => 'unused' },
  clock: () => new Date('2026-11-03T13:00:00Z'),
})
const imported = runOfJournal(chaosJournal.parse(writtenJournal()))
await desk.import(drill!, { imported, by: 'anna', initiator: anna })
await database.close()
