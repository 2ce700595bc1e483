import { parseArgs } from 'node:util'
import { isMissed, renderLines, type BenchOptions, type Findings } from './line.js'

/** `npm run bench -- NAME [--json]`: one table, and what it is held against. Exit code 1 when a bar is missed. */
const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<Findings>>> = {
  agreements: async () => (await import('./agreements.js')).agreements(),
  accuracy: async (options) => (await import('./accuracy.js')).accuracy(options),
  contracts: async () => (await import('./contracts.js')).contracts(),
  cost: async () => (await import('./cost.js')).cost(),
  flood: async (options) => (await import('./flood.js')).flood(options),
  datasets: async (options) => (await import('./datasets.js')).datasets(options),
  deployments: async () => (await import('./deployments.js')).deployments(),
  'fuzz-config': async (options) => (await import('./fuzz-config.js')).fuzzConfigurations(options),
  'fuzz-webhooks': async (options) => (await import('./fuzz-webhooks.js')).fuzzDeliveries(options),
  generate: async (options) => (await import('./generate.js')).generate(options),
  guard: async (options) => (await import('./guard.js')).guard(options),
  'incident-list': async (options) => (await import('./incident-list.js')).incidentList(options),
  incidents: async (options) => (await import('./incidents.js')).incidents(options),
  kills: async (options) => (await import('./kills.js')).kills(options),
  'open-incidents': async () => (await import('./open-incidents.js')).openIncidents(),
  pings: async (options) => (await import('./pings.js')).pings(options),
  pages: async () => (await import('./pages.js')).pages(),
  replicas: async (options) => (await import('./replicas.js')).replicas(options),
  report: async () => (await import('./report.js')).report(),
  scale: async (options) => (await import('./scale.js')).scale(options),
  'scale-out': async (options) => (await import('./scale-out.js')).scaleOut(options),
  storm: async () => (await import('./storm.js')).storm(),
  wrap: async (options) => (await import('./wrap.js')).wrap(options),
}

function usage(): void {
  console.error(
    `npm run bench -- ${Object.keys(BENCHES).join(' | ')} [--json] [--seeds 1..20 (accuracy)] [--count N (fuzz-…, guard, incidents, kills, replicas, scale, scale-out)] [--against COMMIT (generate, scale)] [--only SOURCE]… [--first-seed N] (incidents)`,
  )
  process.exitCode = 2
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '20' },
    count: { type: 'string' },
    against: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    'first-seed': { type: 'string', default: '1' },
  },
})
const bench = BENCHES[positionals[0] ?? '']
const seeds = Number(values.seeds)
if (bench === undefined || !Number.isInteger(seeds) || seeds < 1 || seeds > 20) {
  usage()
} else {
  const findings = await bench({
    seeds,
    ...(values.count === undefined ? {} : { count: Number(values.count) }),
    ...(values.against === undefined ? {} : { against: values.against }),
    ...{ only: values.only, firstSeed: Number(values['first-seed']) },
  })
  const text = `${renderLines(findings.lines)}\n\n${findings.comparedWith}`
  console.log(values.json ? JSON.stringify(findings, null, 2) : text)
  if (findings.lines.some(isMissed)) process.exitCode = 1
}
