// Says what does not count in September, unless that is said already, and corrects reports as a daemon would; kills itself, as kill -9 does, at
// the step it is given, when it comes there for the given time. Arguments: store file, instant, step or `-`, how often.
import { openStore } from '../../src/store/open-store.js'
import { saidHouse, sayAndFollow } from './said-house.js'

const [file, start, dieAt, times] = process.argv.slice(2) as [string, string, string, string]
let seen = 0

function steps(name: string): void {
  process.stdout.write(`${name}\n`)
  if (name !== dieAt || ++seen < Number(times)) return
  process.kill(process.pid, 'SIGKILL')
  // The signal is on its way: do nothing more until it arrives.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const database = await openStore(file)
await sayAndFollow(saidHouse({ database, smtpUrl: 'smtp://127.0.0.1:1', steps, start }))
await database.close()
