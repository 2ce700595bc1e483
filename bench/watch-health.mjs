// `node watch-health.mjs URL`: asks every 5 ms until its input ends, then prints how long the slowest answer took, in milliseconds.
// A process of its own: whoever sends a storm is busy with it, and would count its own waiting.
import { Agent, get } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let isAsked = true
process.stdin.resume().once('end', () => {
  isAsked = false
})

function answered(url) {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => response.resume().once('end', resolve)).once('error', reject)
  })
}

let slowest = 0
while (isAsked) {
  const began = performance.now()
  await answered(process.argv[2])
  slowest = Math.max(slowest, performance.now() - began)
  await sleep(5)
}
console.log(slowest)
agent.destroy()
