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
  readonly memoryMegabytes: number
}

const RUNS = 3

/** Runs `generate` for `services` × `perService` SLOs. */
export async function measureGenerate(services: number, perService: number): Promise<GenerateWall> {
  const folder = await temporaryFolder('bench-generate')
  try {
    const config = await writeManySlos(join(folder, 'config'), services, perService)
    const runs: { seconds: number; kilobytes: number }[] = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await timed(config, join(folder, `out-${run}`)))
    const seconds = runs.map((run) => run.seconds)
    return {
      objectives: services * perService,
      bestSeconds: Math.min(...seconds),
      worstSeconds: Math.max(...seconds),
      memoryMegabytes: Math.max(...runs.map((run) => run.kilobytes)) / 1000,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const root = fileURLToPath(new URL('..', import.meta.url))
const report = `process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))`

async function timed(config: string, out: string): Promise<{ seconds: number; kilobytes: number }> {
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
  return { seconds: (performance.now() - start) / 1000, kilobytes: Number(/peak (\d+)/.exec(said)?.[1]) }
}
