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
    { what: 'its CPU time', value: generate.cpuSeconds, bar: null, unit: 's CPU' },
    { what: 'its memory', value: generate.memoryMegabytes, bar: 400, unit: 'MB' },
    { what: 'one daemon cycle, mean', value: cycle.cycleCpuSeconds, bar: 1, unit: 's CPU' },
    { what: 'one daemon cycle, worst', value: cycle.worstCycleCpuSeconds, bar: null, unit: 's CPU' },
    { what: '/metrics, median, client included', value: cycle.metricsCpuMilliseconds, bar: 50, unit: 'ms CPU' },
    { what: 'the same on the clock', value: cycle.metricsMilliseconds, bar: null, unit: 'ms wall' },
    { what: 'its size', value: cycle.metricsBytes / 1000, bar: null, unit: 'kB' },
    { what: 'memory of the daemon', value: cycle.memoryMegabytes, bar: 400, unit: 'MB' },
  ]
}

function render(lines: readonly Line[]): string {
  const rows = lines.map(({ what, value, bar, unit }) => {
    const verdict = bar === null ? '' : value <= bar ? 'ok' : 'MISSED'
    return [what, shown(value), unit, bar === null ? '' : `at most ${shown(bar)}`, verdict]
  })
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      return cells.join('  ').trimEnd()
    })
    .join('\n')
}

function shown(value: number): string {
  return value.toLocaleString('en-GB', value < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 })
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
