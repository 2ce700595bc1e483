import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { prometheusBinaries } from '../demo/processes/binaries.js'
import { temporaryFolder } from '../demo/processes/debian-packages.js'
import { measureChange, measureGenerate, type GenerateOrder } from './generate-wall.js'
import type { Findings, Line } from './line.js'
import { loadRules } from './load-rules.js'
import { writeManySlos } from './many-slos-config.js'

const run = promisify(execFile)

/** SLOs of each service of the bench. */
const PER_SERVICE = 5
/** Mimir's default limit. */
const RULES_PER_GROUP = 20

interface Size {
  readonly slos: number
  readonly runs: number
  readonly wallBar: number | null
  readonly memoryBar: number | null
  readonly againBar: number | null
}

const SIZES: readonly Size[] = [
  { slos: 100, runs: 3, wallBar: null, memoryBar: null, againBar: null },
  { slos: 1_000, runs: 5, wallBar: 3, memoryBar: 400, againBar: null },
  { slos: 10_000, runs: 1, wallBar: 25, memoryBar: null, againBar: 2 },
]

/** What `plimsoll generate` costs, as built and as a whole process, and whether Prometheus takes what it wrote. */
export async function generate(): Promise<Findings> {
  await run(process.execPath, [fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))])
  const folder = await temporaryFolder('bench-generate')
  const lines: Line[] = []
  try {
    for (const size of SIZES) {
      const config = await writeManySlos(join(folder, `${size.slos}`), size.slos / PER_SERVICE, PER_SERVICE)
      const out = join(folder, `${size.slos}-out`)
      const order = { config, out, cache: join(folder, 'cache') }
      lines.push(...(await costLines(size, order)), ...(await changeLines(size, order)))
      lines.push(...(size.slos > 1_000 ? [await checked(size, out)] : await loaded(size, out)))
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const comparedWith =
    'Services of five SLOs (ratio with bad or good, latency) with labels, links and min_errors, as `plimsoll generate` of the built program writes them for the first time:\n' +
    'rules, promtool tests, dashboards. Real servers load the rules of 100 and 1,000 SLOs, promtool checks those of 10,000. Mimir takes at most 20 rules per group.'
  return { lines, comparedWith }
}

/** One service has another objective. */
async function changeLines({ slos, againBar }: Size, order: GenerateOrder): Promise<Line[]> {
  const file = join(dirname(order.config), 'services/service-0007.yaml')
  const { checkSeconds, writeSeconds } = await measureChange(order, async () => {
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('objective: 99.9', 'objective: 99.5'))
  })
  const what = `${slos.toLocaleString('en-GB')} SLOs, one changed`
  return [
    { what: `${what}, --check`, value: checkSeconds, bar: againBar, unit: 's wall' },
    { what, value: writeSeconds, bar: againBar, unit: 's wall' },
  ]
}

async function costLines({ slos, runs, wallBar, memoryBar }: Size, order: GenerateOrder): Promise<Line[]> {
  const { bestSeconds, worstSeconds, cpuSeconds, memoryMegabytes } = await measureGenerate({ ...order, runs })
  const what = `${slos.toLocaleString('en-GB')} SLOs`
  return [
    { what: `${what}, best of ${runs}`, value: bestSeconds, bar: wallBar, unit: 's wall' },
    { what: `${what}, worst of ${runs}`, value: worstSeconds, bar: null, unit: 's wall' },
    { what: `${what}, CPU time of all threads`, value: cpuSeconds, bar: null, unit: 's CPU' },
    { what: `${what}, memory`, value: memoryMegabytes, bar: memoryBar, unit: 'MB' },
  ]
}

async function loaded({ slos }: Size, out: string): Promise<Line[]> {
  const lines: Line[] = []
  for (const version of ['2.42', '3.5'] as const) {
    const { groups, failing, mostRules } = await loadRules(await prometheusBinaries(version), join(out, 'rules'))
    const what = `${slos.toLocaleString('en-GB')} SLOs in Prometheus ${version}`
    // Two groups per SLO; those of Plimsoll itself come on top.
    const absent = Math.max(0, 2 * slos - groups)
    lines.push(
      { what: `${what}, groups not loaded or failing`, value: absent + failing, bar: 0, unit: 'groups' },
      { what: `${what}, largest group`, value: mostRules, bar: RULES_PER_GROUP, unit: 'rules' },
    )
  }
  return lines
}

async function checked({ slos }: Size, out: string): Promise<Line> {
  const { promtool } = await prometheusBinaries('3.5')
  const files = (await readdir(join(out, 'rules'))).filter((name) => name.endsWith('.yaml'))
  const isRefused = await run(promtool, ['check', 'rules', '--lint-fatal', ...files], {
    cwd: join(out, 'rules'),
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    () => false,
    () => true,
  )
  const what = `${slos.toLocaleString('en-GB')} SLOs, refused by promtool check rules`
  return { what, value: Number(isRefused), bar: 0, unit: '' }
}
