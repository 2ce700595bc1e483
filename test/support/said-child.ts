// Says what does not count in September, unless that is said already, and corrects reports as a daemon would; kills itself, as kill -9 does, at
// the step it is given, when it comes there for the given time. Arguments: store file, instant, step or `-`, how often.
import { openStore } from '../../src/store/open-store.js'
import { saidHouse, sayAndFollow } from './said-house.js'
import { stepsUntil } from './killed-child.js'

const [file, start, dieAt, times] = process.argv.slice(2) as [string, string, string, string]
const steps = stepsUntil(dieAt, Number(times))

const database = await openStore(file)
await sayAndFollow(saidHouse({ database, smtpUrl: 'smtp://127.0.0.1:1', steps, start }))
await database.close()
