import Table from 'cli-table3'
import { measureGenerate } from './generate-wall.js'
import { measureRuleCost } from './rule-cost.js'

/** `npm run bench -- cost | scale [--json]`: one table, and what it is held against. Exit code 1 when a bar is missed. */
interface Line {
  readonly what: string
  readonly value: number
  /** `null`: only for comparison. */
  readonly bar: number | null
  readonly unit: string
}

const BENCHES: Readonly<Record<string, () => Promise<Line[]>>> = { cost, scale }

async function cost(): Promise<Line[]> {
  const lines: Line[] = []
  for (const series of [1, 50]) {
    const { samples, samplesWithMinErrors, rawSamples, bar } = await measureRuleCost(series)
    const unit = 'samples per 30 s'
    lines.push(
      { what: `S = ${series}: one SLO, 30 d`, value: samples, bar, unit },
      { what: `S = ${series}: the same with min_errors`, value: samplesWithMinErrors, bar, unit },
      { what: `S = ${series}: raw multi-window rules`, value: rawSamples, bar: null, unit },
    )
  }
  return lines
}

async function scale(): Promise<Line[]> {
  const { measureScaleCycle } = await import('./scale-cycle.js')
  const generate = await measureGenerate(200, 5)
  const cycle = await measureScaleCycle(200, 5)
  return [
    { what: 'generate 1,000 SLOs, best of 3', value: generate.bestSeconds, bar: 3, unit: 's wall' },
    { what: 'generate 1,000 SLOs, worst of 3', value: generate.worstSeconds, bar: null, unit: 's wall' },
    { what: 'its memory', value: generate.memoryMegabytes, bar: 400, unit: 'MB' },
    { what: 'one daemon cycle, mean', value: cycle.cycleCpuSeconds, bar: 1, unit: 's CPU' },
    { what: 'one daemon cycle, worst', value: cycle.worstCycleCpuSeconds, bar: null, unit: 's CPU' },
    { what: '/metrics, median', value: cycle.metricsMilliseconds, bar: 50, unit: 'ms' },
    { what: 'its size', value: cycle.metricsBytes / 1000, bar: null, unit: 'kB' },
    { what: 'memory of the daemon', value: cycle.memoryMegabytes, bar: 400, unit: 'MB' },
  ]
}

function render(lines: readonly Line[]): string {
  const table = new Table({ head: ['what', 'measured', 'at most', 'unit', ''], style: { head: [], border: [] } })
  for (const { what, value, bar, unit } of lines) {
    const verdict = bar === null ? '' : value <= bar ? 'ok' : 'MISSED'
    table.push([what, shown(value), bar === null ? '' : shown(bar), unit, verdict])
  }
  return table.toString()
}

function shown(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: value < 100 ? 3 : 9, maximumFractionDigits: 2 })
}

const [name = '', ...flags] = process.argv.slice(2)
const bench = BENCHES[name]
if (bench === undefined) {
  console.error(`npm run bench -- ${Object.keys(BENCHES).join(' | ')} [--json]`)
  process.exitCode = 2
} else {
  const lines = await bench()
  console.log(flags.includes('--json') ? JSON.stringify(lines, null, 2) : render(lines))
  if (lines.some(({ value, bar }) => bar !== null && value > bar)) process.exitCode = 1
}
