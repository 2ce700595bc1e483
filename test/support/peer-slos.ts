import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InputSeries } from '../../src/promql/rule-test.js'
import type { RuleGroup } from '../../src/promql/rule.js'
import { counter, gauge, groupsIn, type Phase } from './peer-series.js'
import { pyrraGauge, pyrraLatency, pyrraRatio, pyrraRules, type PyrraSlo } from './pyrra-rules.js'

/** An SLO of another tool, with what both tools need to measure it. */
export interface PeerSlo {
  /** As the table of docs/migrating.md calls it. */
  readonly name: string
  readonly file: string
  readonly service: string
  readonly slo: string
  /** Share of events that may fail. */
  readonly budget: number
  /** Matchers of the tool's own pages. */
  readonly page: string
  readonly rules: (folder: string) => RuleGroup[]
  readonly series: (phases: readonly Phase[]) => InputSeries[]
}

/** A trouble: how long, and the share of events that fails meanwhile. */
export interface Course {
  readonly name: string
  /** Seconds without any failure before it. */
  readonly quiet: number
  readonly seconds: number
  readonly failing: number
}

/** Ours carry the label as well. */
const SLOTH_PAGE = 'sloth_severity="page",alertname!="SLOErrorBudgetBurn"'
const PYRRA_PAGE = 'alertname="ErrorBudgetBurn",severity="critical"'

const sloth =
  (file: string, slo: string) =>
  (folder: string): RuleGroup[] =>
    groupsIn(readFileSync(join(folder, 'sloth/generated', file), 'utf8')).filter(({ name }) => name.endsWith(slo))

const pyrra = (slo: PyrraSlo) => (): RuleGroup[] => [pyrraRules(slo)]

/** Requests that are answered well or fail, in a counter each. */
const requests =
  (good: string, bad: string): PeerSlo['series'] =>
  (phases) => [counter(good, phases, (failing) => 1 - failing), counter(bad, phases, (failing) => failing)]

/** A histogram whose bucket holds what goes well. */
const histogram =
  (bucket: string, count: string): PeerSlo['series'] =>
  (phases) => [counter(bucket, phases, (failing) => 1 - failing), counter(count, phases, () => 1)]

const duration = (job: string, code: string) => `http_request_duration_seconds_count{job="${job}",code="${code}"}`
const NGINX = 'namespace="lastfm",ingress="lastfm",service="lastfm"'
const CADDY = 'job="caddy",handler="subroute",code!~"5.."'
const API = 'prometheus_http_requests_total'

/** SLOs out of the examples of Sloth and Pyrra. */
export const PEER_SLOS: readonly PeerSlo[] = [
  {
    name: 'Sloth getting-started',
    file: 'sloth/getting-started.yml',
    service: 'myservice',
    slo: 'requests-availability',
    budget: 0.001,
    page: SLOTH_PAGE,
    rules: sloth('getting-started.yml', 'requests-availability'),
    series: requests(duration('myservice', '200'), duration('myservice', '500')),
  },
  {
    name: 'Sloth k8s-getting-started',
    file: 'sloth/k8s-getting-started.yml',
    service: 'myservice',
    slo: 'requests-availability',
    budget: 0.001,
    page: SLOTH_PAGE,
    rules: sloth('k8s-getting-started.yml', 'requests-availability'),
    series: requests(duration('myservice', '200'), duration('myservice', '429')),
  },
  {
    name: 'Sloth apiserver availability',
    file: 'sloth/kubernetes-apiserver.yml',
    service: 'k8s-apiserver',
    slo: 'requests-availability',
    budget: 0.001,
    page: SLOTH_PAGE,
    rules: sloth('kubernetes-apiserver.yml', 'requests-availability'),
    series: requests('apiserver_request_total{code="200"}', 'apiserver_request_total{code="503"}'),
  },
  {
    name: 'Sloth apiserver latency',
    file: 'sloth/kubernetes-apiserver.yml',
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
    file: 'sloth/raw-home-wifi.yml',
    service: 'home-wifi',
    slo: 'wifi-client-satisfaction',
    budget: 0.05,
    page: SLOTH_PAGE,
    rules: sloth('raw-home-wifi.yml', 'wifi-client-satisfaction'),
    series: (phases) => [gauge('unifipoller_client_satisfaction_ratio{client="phone"}', phases)],
  },
  {
    name: 'Sloth no-alerts',
    file: 'sloth/no-alerts.yml',
    service: 'myapp',
    slo: 'http-availability',
    budget: 0.0001,
    page: SLOTH_PAGE,
    rules: sloth('no-alerts.yml', 'http-availability'),
    series: requests(duration('myapp', '200'), duration('myapp', '500')),
  },
  {
    name: 'OpenSLO through Sloth',
    file: 'sloth/openslo-getting-started.yml',
    service: 'my-service',
    slo: 'sloth-slo-my-service',
    budget: 0.001,
    page: SLOTH_PAGE,
    rules: sloth('openslo-getting-started.yml', ''),
    series: requests(duration('myservice', '200'), duration('myservice', '500')),
  },
  {
    name: 'Pyrra nginx-api-errors',
    file: 'pyrra/nginx.yaml',
    service: 'nginx-api-errors',
    slo: 'nginx-api-errors',
    budget: 0.001,
    page: PYRRA_PAGE,
    rules: pyrra({
      name: 'nginx-api-errors',
      target: 99.9,
      days: 28,
      errors: pyrraRatio(
        `nginx_ingress_controller_requests{${NGINX},status=~"5.."}`,
        `nginx_ingress_controller_requests{${NGINX}}`,
      ),
    }),
    series: requests(
      `nginx_ingress_controller_requests{${NGINX},status="200"}`,
      `nginx_ingress_controller_requests{${NGINX},status="500"}`,
    ),
  },
  {
    name: 'Pyrra nginx-api-latency',
    file: 'pyrra/nginx.yaml',
    service: 'nginx-api-latency',
    slo: 'nginx-api-latency',
    budget: 0.1,
    page: PYRRA_PAGE,
    rules: pyrra({
      name: 'nginx-api-latency',
      target: 90,
      days: 28,
      errors: pyrraLatency(
        `nginx_ingress_controller_request_duration_seconds_bucket{${NGINX},status=~"5..",le="1"}`,
        `nginx_ingress_controller_request_duration_seconds_count{${NGINX}}`,
      ),
    }),
    series: histogram(
      `nginx_ingress_controller_request_duration_seconds_bucket{${NGINX},status="500",le="1"}`,
      `nginx_ingress_controller_request_duration_seconds_count{${NGINX},status="500"}`,
    ),
  },
  {
    name: 'Pyrra caddy-response-latency',
    file: 'pyrra/caddy-response-latency.yaml',
    service: 'caddy-response-latency',
    slo: 'caddy-response-latency',
    budget: 0.1,
    page: PYRRA_PAGE,
    rules: pyrra({
      name: 'caddy-response-latency',
      target: 90,
      days: 28,
      errors: pyrraLatency(
        `caddy_http_response_duration_seconds_bucket{${CADDY},le="0.05"}`,
        `caddy_http_response_duration_seconds_count{${CADDY}}`,
      ),
    }),
    series: histogram(
      'caddy_http_response_duration_seconds_bucket{job="caddy",handler="subroute",code="200",le="0.05"}',
      'caddy_http_response_duration_seconds_count{job="caddy",handler="subroute",code="200"}',
    ),
  },
  {
    name: 'Pyrra prometheus-api-query',
    file: 'pyrra/prometheus-http.yaml',
    service: 'prometheus-api-query',
    slo: 'prometheus-api-query',
    budget: 0.01,
    page: PYRRA_PAGE,
    rules: pyrra({
      name: 'prometheus-api-query',
      target: 99,
      days: 7,
      errors: pyrraRatio(`${API}{handler=~"/api.*",code=~"5.."}`, `${API}{handler=~"/api.*"}`, 'handler'),
    }),
    series: (phases) => [
      ...requests(`${API}{handler="/api/v1/query",code="200"}`, `${API}{handler="/api/v1/query",code="500"}`)(phases),
      // A second handler, busier by far, that is well: averaged over both, nobody would be paged.
      ...Array.from({ length: 9 }, (_, index) =>
        counter(`${API}{handler="/api/v1/series",code="200",instance="${index}"}`, phases, () => 1),
      ),
      counter(`${API}{handler="/api/v1/series",code="500",instance="0"}`, phases, () => 0),
    ],
  },
  {
    name: 'Pyrra prometheus-blackbox-probe-success',
    file: 'pyrra/prometheus-probe-success.yaml',
    service: 'prometheus-blackbox-probe-success',
    slo: 'prometheus-blackbox-probe-success',
    budget: 0.01,
    page: PYRRA_PAGE,
    rules: pyrra({
      name: 'prometheus-blackbox-probe-success',
      target: 99,
      days: 7,
      errors: pyrraGauge('probe_success', 'target'),
    }),
    series: (phases) => [
      gauge('probe_success{target="shop"}', phases),
      gauge(
        'probe_success{target="till"}',
        phases.map((phase) => ({ ...phase, failing: 0 })),
      ),
    ],
  },
]

/** A little more than the longest window of a page: promtool evaluates sums of 4 min more often than Prometheus does, and would count young ones as old. */
const QUIET = 6 * 3600 + 600

/** Every event fails; forty and twelve times as many fail as the budget allows, as far as there are so many. */
export function coursesOf({ budget }: PeerSlo): Course[] {
  return [
    // A budget of a tenth lasts for hours even then.
    { name: 'all fail', quiet: QUIET, seconds: budget < 0.05 ? 1800 : 17_400, failing: 1 },
    { name: '40 × the budget', quiet: QUIET, seconds: 2400, failing: 40 * budget },
    { name: '12 × the budget', quiet: QUIET, seconds: 15_000, failing: 12 * budget },
  ].filter(({ failing }) => failing <= 1)
}
