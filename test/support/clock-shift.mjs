// `node --import …/clock-shift.mjs`: moves the clock on the wall of one process, as a wrong time server would, and nothing else: timers and `performance.now()`
// count on. By how many milliseconds is said by the file that CLOCK_SHIFT names, at any time. For UPTIME_SHIFT milliseconds more the machine has been up:
// so it is where time has truly gone by.
import { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import { performance } from 'node:perf_hooks'

const FILE = process.env.CLOCK_SHIFT
const LOOK_EVERY_MS = 20
const RealDate = Date
let shift = 0
let lookedAt = -Infinity

function now() {
  if (performance.now() - lookedAt > LOOK_EVERY_MS) {
    lookedAt = performance.now()
    shift = Number(readFileSync(FILE, 'utf8'))
  }
  return RealDate.now() + shift
}

if (process.env.UPTIME_SHIFT !== undefined) {
  const realUptime = os.uptime
  os.uptime = () => realUptime() + Number(process.env.UPTIME_SHIFT) / 1000
  syncBuiltinESMExports()
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
})
RealDate.prototype.constructor = globalThis.Date
