import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort, startChild, until, type Child } from '../demo/processes/child.js'
import { openStore } from '../src/store/open-store.js'
import { createFuzzRandom } from '../test/support/fuzz-config/random.js'
import { isDone, judgeAlerts, judgeNews, type Kept, linesOf, wrongHours } from './kills-judge.js'
import { startSender } from './kills-sender.js'
import { startKillsWorld, writeKillsConfig } from './kills-world.js'
import { said, type BenchOptions, type Findings } from './line.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))
const KILLS = 200

/** Kills the built daemon 200 times while deliveries, a week of history and news go through it, and compares what is left with the truth. */
export async function kills({ count = KILLS }: Pick<BenchOptions, 'count'>): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-kills-'))
  const world = await startKillsWorld()
  try {
    await run(process.execPath, [join(root, 'scripts/build.mjs')])
    const port = await freePort()
    const config = await writeKillsConfig(folder, world, `127.0.0.1:${port}`)
    const url = `http://127.0.0.1:${port}`
    const start = () =>
      startChild(process.execPath, [join(root, 'dist/main.js'), '--config', config, 'serve'], {
        ...{ logFile: join(folder, 'daemon.log'), cwd: folder },
      })
    const sender = startSender(url)
    const { slowestStart } = await killOften({ start, url, count })
    const daemon = start()
    await until('the daemon is ready', async () => (await fetch(`${url}/-/ready`)).ok, { timeoutMs: 300_000 })
    await sender.stop()
    const database = await openStore(join(folder, 'kills.db'))
    await until('everything is done', () => isDone(database), { timeoutMs: 300_000, everyMs: 500 })
    await daemon.stop()
    const found = {
      ledger: await wrongHours(database, config, folder),
      alerts: await judgeAlerts(database, sender.answered),
      news: judgeNews(world.told),
    }
    await database.close()
    return findingsOf({
      ...found,
      count,
      slowestStart,
      answered: sender.answered.length,
      unanswered: sender.unanswered(),
    })
  } finally {
    world.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Killing {
  readonly start: () => Child
  readonly url: string
  readonly count: number
}

/** One in four is killed while it starts, the others up to two seconds after they answer. */
async function killOften({ start, url, count }: Killing): Promise<{ readonly slowestStart: number }> {
  const random = createFuzzRandom(8)
  let slowestStart = 0
  for (let turn = 0; turn < count; turn += 1) {
    const began = performance.now()
    const child = start()
    if (random.below(4) === 0) await sleep(random.below(1500))
    else {
      await until('the daemon answers', async () => (await fetch(`${url}/-/healthy`)).ok, { timeoutMs: 60_000 })
      slowestStart = Math.max(slowestStart, (performance.now() - began) / 1000)
      await sleep(random.below(2000))
    }
    const gone = new Promise((resolve) => child.process.once('close', resolve))
    if (child.process.exitCode !== null) throw new Error(`the daemon ended by itself with ${child.process.exitCode}`)
    child.process.kill('SIGKILL')
    await gone
  }
  return { slowestStart }
}

interface Found extends Kept {
  readonly count: number
  readonly slowestStart: number
  readonly unanswered: number
}

function findingsOf({ ledger, alerts, news, ...rest }: Found): Findings {
  return {
    lines: [
      said('kills', rest.count),
      ...linesOf({ ledger, alerts, news, answered: rest.answered }),
      said('deliveries without an answer, repeated', rest.unanswered),
      { what: 'slowest start to the first answer', value: rest.slowestStart, bar: null, unit: 's' },
    ],
    comparedWith:
      'Two alerts in a delivery, a delivery every 20 ms; a Prometheus with 7 days of 30 objectives that takes 200 ms an answer; a machine that is told of ten incidents every minute. ' +
      'The same news under the same id is what at-least-once allows.',
  }
}
