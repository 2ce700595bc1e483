import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RuleGroup } from '../../src/promql/rule.js'
import { gauge, groupsIn } from './peer-series.js'
import { histogram, published, requests, type PeerSlo } from './peer-slo.js'

/** Ours carry the label as well. */
const SLOTH_PAGE = 'sloth_severity="page",alertname!="SLOErrorBudgetBurn"'

const sloth =
  (file: string, slo: string) =>
  (folder: string): RuleGroup[] =>
    groupsIn(readFileSync(join(folder, 'sloth/generated', file), 'utf8')).filter(({ name }) => name.endsWith(slo))

const duration = (job: string, code: string) => `http_request_duration_seconds_count{job="${job}",code="${code}"}`

/** SLOs out of the examples of Sloth, beside the rules that Sloth publishes for them. */
export const SLOTH_SLOS: readonly PeerSlo[] = [
  {
    name: 'Sloth getting-started',
    source: published('sloth/getting-started.yml'),
    service: 'myservice',
    slo: 'requests-availability',
    budget: 0.001,
    page: SLOTH_PAGE,
    rules: sloth('getting-started.yml', 'requests-availability'),
    series: requests(duration('myservice', '200'), duration('myservice', '500')),
  },
  {
    name: 'Sloth k8s-getting-started',
    source: published('sloth/k8s-getting-started.yml'),
    service: 'myservice',
    slo: 'requests-availability',
    budget: 0.001,
    page: SLOTH_PAGE,
    rules: sloth('k8s-getting-started.yml', 'requests-availability'),
    series: requests(duration('myservice', '200'), duration('myservice', '429')),
  },
  {
    name: 'Sloth apiserver availability',
    source: published('sloth/kubernetes-apiserver.yml'),
    service: 'k8s-apiserver',
    slo: 'requests-availability',
    budget: 0.001,
    page: SLOTH_PAGE,
    rules: sloth('kubernetes-apiserver.yml', 'requests-availability'),
    series: requests('apiserver_request_total{code="200"}', 'apiserver_request_total{code="503"}'),
  },
  {
    name: 'Sloth apiserver latency',
    source: published('sloth/kubernetes-apiserver.yml'),
    service: 'k8s-apiserver',
    slo: 'requests-latency',
    budget: 0.01,
    page: SLOTH_PAGE,
    rules: sloth('kubernetes-apiserver.yml', 'requests-latency'),
    series: histogram(
      'apiserver_request_duration_seconds_bucket{verb="GET",le="0.4"}',
      'apiserver_request_duration_seconds_count{verb="GET"}',
    ),
  },
  {
    name: 'Sloth raw-home-wifi',
    source: published('sloth/raw-home-wifi.yml'),
    service: 'home-wifi',
    slo: 'wifi-client-satisfaction',
    budget: 0.05,
    page: SLOTH_PAGE,
    rules: sloth('raw-home-wifi.yml', 'wifi-client-satisfaction'),
    series: (phases) => [gauge('unifipoller_client_satisfaction_ratio{client="phone"}', phases)],
  },
  {
    name: 'Sloth no-alerts',
    source: published('sloth/no-alerts.yml'),
    service: 'myapp',
    slo: 'http-availability',
    budget: 0.0001,
    page: SLOTH_PAGE,
    rules: sloth('no-alerts.yml', 'http-availability'),
    series: requests(duration('myapp', '200'), duration('myapp', '500')),
  },
  {
    name: 'OpenSLO through Sloth',
    source: published('sloth/openslo-getting-started.yml'),
    service: 'my-service',
    slo: 'sloth-slo-my-service-0',
    budget: 0.001,
    page: SLOTH_PAGE,
    rules: sloth('openslo-getting-started.yml', ''),
    series: requests(duration('myservice', '200'), duration('myservice', '500')),
  },
]
