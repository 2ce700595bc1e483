import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { PrometheusVersion } from '../../demo/processes/binaries.js'
import { rtoRules, type RtoAlerted } from '../../src/incident/rto-alerts.js'
import { rtoSuite } from '../../src/incident/rto-rule-tests.js'
import type { RuleGroup } from '../../src/promql/rule.js'
import { PROMETHEUS_VERSIONS } from '../support/breadth.js'
import { exampleConfig } from '../support/example-config.js'
import { promtool } from '../support/promtool.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-rto-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function alerted(rtoSeconds: number): RtoAlerted {
  const [service] = exampleConfig({}).services
  if (service === undefined) throw new Error('expected a service')
  const labels = { team: 'red', tier: '1', note: 'a {{ brace }}' }
  return { ...service, environment: 'production', labels, targets: { ...service.targets, rtoSeconds } }
}

async function tried(version: PrometheusVersion, service: RtoAlerted, change = (group: RuleGroup) => group) {
  const { stepSeconds, tests } = rtoSuite(service)
  const file = { rule_files: ['rules.json'], evaluation_interval: `${stepSeconds}s`, tests }
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups: [change(rtoRules(service))] }))
  writeFileSync(join(folder, 'tests.json'), JSON.stringify(file))
  return promtool(version, ['test', 'rules', join(folder, 'tests.json')])
}

/** The group with every expression written otherwise. */
const written =
  (from: string | RegExp, to: string) =>
  (group: RuleGroup): RuleGroup => ({
    ...group,
    rules: group.rules.map((rule) => ({ ...rule, expr: rule.expr.replace(from, to) })),
  })

describe.each(PROMETHEUS_VERSIONS)('with promtool %s, the rules on the time to recover', (version) => {
  it.each([
    ['5m', 300],
    ['17m', 1020],
    ['an hour', 3600],
    ['8h', 8 * 3600],
    ['3d', 3 * 86_400],
    ['a week', 7 * 86_400],
  ])('tell each step of an objective of %s once', async (_, seconds) => {
    expect(await tried(version, alerted(seconds))).toMatchObject({ ok: true })
  })

  it.each([
    ['a restart of the daemon ends an alert', written(/last_over_time\((.*?)\[5m\]\)/, '$1')],
    ['steps overlap', written(/ < (0.8|1)$/, '')],
    ['none open is taken for one that began in 1970', written(' > 0', '')],
    [
      'two replicas are two alerts',
      written('by (service, environment, severity)', 'by (service, environment, severity, instance)'),
    ],
    ['what is long over is still told', written('[5m]', '[5m] offset 2m')],
  ])('have tests that see where %s', async (_, change) => {
    expect(await tried(version, alerted(3600), change)).toMatchObject({ ok: false })
  })
})
