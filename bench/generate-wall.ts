import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../demo/processes/debian-packages.js'
import { writeManySlos } from './many-slos-config.js'

/** What one `plimsoll generate` costs as a whole process, start-up included, with nothing on disk yet. */
export interface GenerateWall {
  readonly objectives: number
  /** Of all runs, best and worst. */
  readonly bestSeconds: number
  readonly worstSeconds: number
  /** Of all threads, the least of all runs: what is left when other work on the machine is taken out. */
  readonly cpuSeconds: number
  readonly memoryMegabytes: number
}

const RUNS = 3

interface Run {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly kilobytes: number
}

/** Runs `generate` for `services` × `perService` SLOs. */
export async function measureGenerate(services: number, perService: number): Promise<GenerateWall> {
  const folder = await temporaryFolder('bench-generate')
  try {
    const config = await writeManySlos(join(folder, 'config'), services, perService)
    const runs: Run[] = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await timed(config, join(folder, `out-${run}`)))
    const seconds = runs.map((run) => run.seconds)
    return {
      objectives: services * perService,
      bestSeconds: Math.min(...seconds),
      worstSeconds: Math.max(...seconds),
      cpuSeconds: Math.min(...runs.map((run) => run.cpuSeconds)),
      memoryMegabytes: Math.max(...runs.map((run) => run.kilobytes)) / 1000,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
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
      'scripts/run-ts.mjs',
      'src/main.ts',
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
