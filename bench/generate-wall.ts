import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What one `plimsoll generate` costs as a whole process, start-up included, with nothing on disk yet. */
export interface GenerateWall {
  /** Of all runs, best and worst. */
  readonly bestSeconds: number
  readonly worstSeconds: number
  /** Of all threads, the least of all runs: what is left when other work on the machine is taken out. */
  readonly cpuSeconds: number
  readonly memoryMegabytes: number
}

interface Run {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly kilobytes: number
}

/** Runs the built program's `generate` on a configuration some times, each into an emptied folder `out`, which is left as the last run wrote it. */
export async function measureGenerate(order: {
  readonly config: string
  readonly out: string
  readonly runs: number
}): Promise<GenerateWall> {
  const runs: Run[] = []
  for (let run = 0; run < order.runs; run += 1) {
    await rm(order.out, { recursive: true, force: true })
    runs.push(await timed(order.config, order.out))
  }
  const seconds = runs.map((run) => run.seconds)
  return {
    bestSeconds: Math.min(...seconds),
    worstSeconds: Math.max(...seconds),
    cpuSeconds: Math.min(...runs.map((run) => run.cpuSeconds)),
    memoryMegabytes: Math.max(...runs.map((run) => run.kilobytes)) / 1000,
  }
}

const root = fileURLToPath(new URL('..', import.meta.url))
const report = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  console.error('used', maxRSS, userCPUTime + systemCPUTime)
})`

async function timed(config: string, out: string): Promise<Run> {
  const start = performance.now()
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(report)}`,
      'dist/main.js',
      '--config',
      config,
      'generate',
      '--out',
      out,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`generate ended with ${code}: ${said}`)
  const [, kilobytes, microseconds] = /used (\d+) (\d+)/.exec(said) ?? []
  return {
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: Number(microseconds) / 1e6,
    kilobytes: Number(kilobytes),
  }
}
