import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { prometheusBinaries } from '../demo/processes/binaries.js'
import { temporaryFolder } from '../demo/processes/debian-packages.js'
import { earlierBuild, thisBuild, type Build } from './build-of.js'
import { measureChange, measureGenerate, type GenerateOrder, type GenerateWall } from './generate-wall.js'
import { besideEarlier, type BenchOptions, type Findings, type Line } from './line.js'
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

/** What `plimsoll generate` costs, as built and as a whole process, and whether Prometheus takes what it wrote; with `against` in turns with the build of that commit. */
export async function generate({ against }: BenchOptions): Promise<Findings> {
  const build = await thisBuild()
  const earlier = against === undefined ? [] : [await earlierBuild(against)]
  const folder = await temporaryFolder('bench-generate')
  const lines: Line[] = []
  try {
    for (const size of SIZES) {
      const config = await writeManySlos(join(folder, `${size.slos}`), size.slos / PER_SERVICE, PER_SERVICE)
      const out = join(folder, `${size.slos}-out`)
      const order = { config, out, cache: join(folder, 'cache'), build }
      lines.push(...(await costLines(size, order, earlier)), ...(await changeLines(size, order)))
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

async function costLines(
  { slos, runs, ...bars }: Size,
  order: GenerateOrder,
  earlier: readonly Build[],
): Promise<Line[]> {
  // This build last: its output is looked at.
  const walls = await measureGenerate(order, [...earlier, order.build], runs)
  const before = earlier.length === 0 ? null : (walls[0] ?? null)
  const what = `${slos.toLocaleString('en-GB')} SLOs`
  const figures: readonly (readonly [keyof GenerateWall, string, string, number | null])[] = [
    ['bestSeconds', `best of ${runs}`, 's wall', bars.wallBar],
    ['worstSeconds', `worst of ${runs}`, 's wall', null],
    ['cpuSeconds', 'CPU time of all threads', 's CPU', null],
    ['memoryMegabytes', 'memory', 'MB', bars.memoryBar],
  ]
  return figures.flatMap(([key, figure, unit, bar]) => {
    const own = { what: `${what}, ${figure}`, value: walls.at(-1)?.[key] ?? NaN, bar, unit }
    const part = slos === 1_000 && (key === 'cpuSeconds' || key === 'memoryMegabytes') ? 1 / 2 : null
    return before === null ? [own] : [own, ...besideEarlier(own, before[key], part)]
  })
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
