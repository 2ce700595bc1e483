import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import type { Build } from './build-of.js'

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

/** Wall time (s) of a run that finds the output of the last one, with one file of the configuration changed. */
export interface AgainWall {
  readonly checkSeconds: number
  readonly writeSeconds: number
}

/** Runs `generate --check` and `generate` of the built program behind a change of one file. */
export async function measureChange(order: GenerateOrder, change: () => Promise<void>): Promise<AgainWall> {
  await change()
  const { seconds: checkSeconds } = await timed(order, '--check')
  const { seconds: writeSeconds } = await timed(order)
  return { checkSeconds, writeSeconds }
}

/** What is generated from, and where to. */
export interface GenerateOrder {
  readonly config: string
  readonly out: string
  /** Where the program keeps what it remembers. */
  readonly cache: string
  readonly build: Build
}

/** Runs `generate` of builds in turns on a configuration some times, each into an emptied folder `out`, which is left as the last run wrote it. */
export async function measureGenerate(
  order: GenerateOrder,
  builds: readonly Build[],
  count: number,
): Promise<GenerateWall[]> {
  const runs = builds.map((): Run[] => [])
  for (let turn = 0; turn < count; turn += 1) {
    for (const [index, build] of builds.entries()) {
      await rm(order.out, { recursive: true, force: true })
      runs[index]?.push(await timed({ ...order, build }))
    }
  }
  return runs.map(wallOf)
}

function wallOf(runs: readonly Run[]): GenerateWall {
  const seconds = runs.map((run) => run.seconds)
  return {
    bestSeconds: Math.min(...seconds),
    worstSeconds: Math.max(...seconds),
    cpuSeconds: Math.min(...runs.map((run) => run.cpuSeconds)),
    memoryMegabytes: Math.max(...runs.map((run) => run.kilobytes)) / 1000,
  }
}

const report = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  console.error('used', maxRSS, userCPUTime + systemCPUTime)
})`

async function timed({ config, out, cache, build }: GenerateOrder, ...options: string[]): Promise<Run> {
  const start = performance.now()
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(report)}`,
      build.main,
      '--config',
      config,
      'generate',
      '--out',
      out,
      ...options,
    ],
    { env: { ...process.env, XDG_CACHE_HOME: cache }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  // A check that finds a difference ends with 1.
  if (code !== (options.length === 0 ? 0 : 1)) throw new Error(`generate ended with ${code}: ${said}`)
  const [, kilobytes, microseconds] = /used (\d+) (\d+)/.exec(said) ?? []
  return {
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: Number(microseconds) / 1e6,
    kilobytes: Number(kilobytes),
  }
}
