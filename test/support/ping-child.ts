// Takes the start and the end of a backup as the daemon does, then keeps the minutes; kills itself, as kill -9 does, at the step it is given.
// What was not answered is said again by the next one, as clients do. Arguments: store file, step or `-`, times that it comes there before.
import { createPingMinutesJob } from '../../src/ledger/ping-minutes-job.js'
import { openStore } from '../../src/store/open-store.js'
import { pingedDataset, startPingHouse } from './ping-house.js'
import { stepsUntil } from './killed-child.js'

const [file, dieAt, times] = process.argv.slice(2) as [string, string, string]
const rid = '11111111-1111-1111-1111-111111111111'

const steps = stepsUntil(dieAt, Number(times))
const database = await openStore(file)
const datasets = [pingedDataset()]
let now = new Date('2026-11-29T02:00:00Z')
const house = await startPingHouse({ database, clock: () => now, steps, datasets })
for (const [said, at] of [
  ['/start', '2026-11-29T02:00:00Z'],
  ['/0', '2026-11-29T02:10:00Z'],
] as const) {
  now = new Date(at)
  const answer = await fetch(`${house.url}${house.own.id}${said}?rid=${rid}`, { method: 'POST', body: 'done' })
  if ((await answer.text()) !== 'OK') throw new Error(`answered ${answer.status}`)
}
const job = createPingMinutesJob({ database, steps, datasets, onUnreadable: () => undefined })
await job.run(new Date('2026-11-29T02:11:00Z'), new AbortController().signal)
await house.stop()
await database.close()
