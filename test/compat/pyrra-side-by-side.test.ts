import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { loadConfig } from '../../src/config/load-config-files.js'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { sloGroupNames, sloRules } from '../../src/slo/slo-rules.js'
import { promtool } from '../support/promtool.js'
import { PYRRA_CASES, pyrraGroup, pyrraSource, type PyrraCase } from '../support/pyrra-cases.js'

// Both rule sets on the same series, in one run of promtool. When each pages stands in the table of docs/migrating.md: what is written there is asked of promtool.

const HOUR = 3600
/** Long enough for the long window of pages to be full. */
const QUIET = 6.5 * HOUR
const EVERY = 30
const OUTAGE = HOUR
const AFTER = HOUR / 6

const ROOT = `version: 1
organisation: Example Shop
prometheus: { url: 'http://127.0.0.1:9090', scrape_interval: ${EVERY}s }
include: [slos.yaml]
`

let folder = ''
let table: ReadonlyMap<string, readonly string[]>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-pyrra-'))
  const page = await readFile(new URL('../../docs/migrating.md', import.meta.url), 'utf8')
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  table = new Map(rows.map(([, name = '', , ...times]) => [name, times]))
})

afterAll(() => rm(folder, { recursive: true }))

test.each(['2.42', '3.5'] as const)(
  'pages come as the table of differences says, on promtool %s',
  async (version) => {
    // promtool 2.42 cannot read native histograms in a test.
    const cases = PYRRA_CASES.filter(({ native }) => !native || version === '3.5')
    await writeFile(join(folder, 'slos.yaml'), cases.map(pyrraSource).join('---\n'))
    await writeFile(join(folder, 'plimsoll.yaml'), ROOT)
    const config = await loadConfig({ file: 'plimsoll.yaml', env: {}, cwd: folder, lenient: false })
    const slos = config.services.flatMap((service) => service.slos)
    const groups = [...slos.flatMap(sloRules), ...cases.map(pyrraGroup)]
    await writeFile(join(folder, 'rules.yaml'), renderYaml({ groups }))
    const document = {
      rule_files: ['rules.yaml'],
      evaluation_interval: `${EVERY}s`,
      group_eval_order: [...slos.flatMap(sloGroupNames), ...cases.map(({ name }) => name)],
      tests: [
        {
          interval: `${EVERY}s`,
          input_series: cases.flatMap(({ series }) => series([QUIET, OUTAGE, AFTER].map((seconds) => seconds / EVERY))),
          promql_expr_test: cases.flatMap(expectations),
        },
      ],
    }
    await writeFile(join(folder, 'test.yaml'), renderYaml(document))
    const { ok, output } = await promtool(version, ['test', 'rules', join(folder, 'test.yaml')])
    expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
  },
  600_000,
)

/** When each first pages, as the table says: seconds after the outage began, or never. */
function expectations({ name }: PyrraCase) {
  const [theirs = '?', ours = '?'] = table.get(name) ?? []
  return [
    first(`ALERTS{alertname="ErrorBudgetBurn",slo="${name}",severity="critical",alertstate="firing"}`, theirs),
    first(`ALERTS{alertname="SLOErrorBudgetBurn",slo="${name}",severity="page",alertstate="firing"}`, ours),
  ]
}

function first(alerts: string, said: string) {
  const seconds = /^(\d+) s$/.exec(said)?.[1]
  if (seconds === undefined && said !== 'never') throw new Error(`docs/migrating.md says of ${alerts}: ${said}`)
  const sinceOutage = `min(min_over_time(timestamp(${alerts})[2h:${EVERY}s])) - ${QUIET}`
  return {
    // Ranges include their beginning on Prometheus 2: there the same rules may see a failure one evaluation later.
    expr: seconds === undefined ? sinceOutage : `abs(${sinceOutage} - ${seconds}) <= bool ${EVERY}`,
    eval_time: `${QUIET + OUTAGE + AFTER}s`,
    exp_samples: seconds === undefined ? [] : [{ labels: '{}', value: 1 }],
  }
}
