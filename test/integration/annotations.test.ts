import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { renderYaml } from '../../src/generate/render-yaml.js'
import { sloRules } from '../../src/slo/slo-rules.js'
import { promtool } from '../support/promtool.js'
import { sampleAlerting, sampleSlo } from '../support/sample-slo.js'

// What Prometheus makes of templates that configuration may hold, on an alert of a divided SLO.

const TEMPLATES: Readonly<Record<string, readonly [template: string, expanded: string]>> = {
  plain: ['Orders } fail }}', 'Orders } fail }}'],
  group: ['{{$labels.region}} {{- .Labels.region | toUpper -}} .', 'eu westEU WEST.'],
  ours: ['{{ $labels.service }} {{ $labels.severity | toUpper }} {{ $labels.long_window }}', 'checkout PAGE 1h'],
  added: ['{{ $labels.note }} {{ $labels.note | urlquery }}', '{{ "x" }} %7B%7B+%22x%22+%7D%7D'],
  value: [
    '{{ $value | humanizePercentage }} {{ printf "%.1f%%" .Value | toUpper }} {{ humanize $value }}',
    '50% 0.5% 500m',
  ],
  quoted: ['{{ "{{" }} x', '{{ x'],
  url: ['https://example.com/?r={{ $labels.region | urlquery }}', 'https://example.com/?r=eu+west'],
}

const slo = sampleSlo({
  groupBy: ['region'],
  indicator: { kind: 'ratio', total: 't', bad: 'e' },
  alerting: sampleAlerting({
    labels: { note: '{{ "x" }}' },
    annotations: Object.fromEntries(Object.entries(TEMPLATES).map(([name, [template]]) => [name, template])),
  }),
})

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-annotations-'))
})

afterAll(() => rm(folder, { recursive: true }))

test.each(['2.42', '3.5'] as const)('templates in annotations are expanded by promtool %s', async (version) => {
  const rules = sloRules(slo).flatMap((group) => group.rules)
  const page = rules.find((rule) => 'alert' in rule && rule.labels['long_window'] === '1h')
  if (page === undefined || !('alert' in page)) throw new Error('the SLO has no page on one hour')
  const own = Object.entries(page.annotations).filter(([name]) => Object.hasOwn(TEMPLATES, name))
  const annotations = Object.fromEntries(own)
  // The expression is that of the recorded ratio alone: what it takes to record it is not at stake here.
  const rule = { ...page, expr: 'sum by (service, slo, environment, region) (ratio)', annotations }
  await writeFile(join(folder, 'rules.yaml'), renderYaml({ groups: [{ name: 'g', rules: [rule] }] }))
  const ours = '{service="checkout",slo="availability",environment="production",region="eu west"}'
  const expected = {
    exp_labels: { ...page.labels, region: 'eu west', note: '{{ "x" }}' },
    exp_annotations: Object.fromEntries(Object.entries(TEMPLATES).map(([name, [, expanded]]) => [name, expanded])),
  }
  const file = join(folder, 'test.yaml')
  const input = [{ series: `ratio${ours}`, values: '0.5x5' }]
  const alerts = [{ eval_time: '5m', alertname: page.alert, exp_alerts: [expected] }]
  const tests = [{ interval: '1m', input_series: input, alert_rule_test: alerts }]
  await writeFile(file, renderYaml({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }))
  const { ok, output } = await promtool(version, ['test', 'rules', file])
  expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
})
