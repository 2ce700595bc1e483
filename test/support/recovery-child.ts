// Asks for the size of a backup and judges its controls, as the daemon does every five minutes; kills itself, as kill -9 does, at the step it is given.
// Arguments: store file, step or `-`, the instant.
import { openStore } from '../../src/store/open-store.js'
import { stepsUntil } from './killed-child.js'
import { recoveryWork } from './recovery-work.js'

const [file, dieAt, at] = process.argv.slice(2) as [string, string, string]

const database = await openStore(file)
await recoveryWork({ database, now: new Date(at), steps: stepsUntil(dieAt) })
await database.close()
