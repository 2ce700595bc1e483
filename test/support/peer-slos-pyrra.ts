import type { RuleGroup } from '../../src/promql/rule.js'
import { counter, gauge } from './peer-series.js'
import { histogram, published, requests, type PeerSlo } from './peer-slo.js'
import { PYRRA_WRITTEN } from './peer-slos-written.js'
import { PYRRA_PAGE, pyrraGauge, pyrraLatency, pyrraRatio, pyrraRules, type PyrraSlo } from './pyrra-rules.js'

const pyrra = (slo: PyrraSlo) => (): RuleGroup[] => [pyrraRules(slo)]

const NGINX = 'namespace="lastfm",ingress="lastfm",service="lastfm"'
const CADDY = 'job="caddy",handler="subroute",code!~"5.."'
const API = 'prometheus_http_requests_total'

/** SLOs out of the examples of Pyrra, beside rules written from its documentation. */
export const PYRRA_SLOS: readonly PeerSlo[] = [
  {
    name: 'Pyrra nginx-api-errors',
    source: published('pyrra/nginx.yaml'),
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
    // 13.7 is between the factors of the two tools.
    more: [100, 13.7],
    series: requests(
      `nginx_ingress_controller_requests{${NGINX},status="200"}`,
      `nginx_ingress_controller_requests{${NGINX},status="500"}`,
    ),
  },
  {
    name: 'Pyrra nginx-api-latency',
    source: published('pyrra/nginx.yaml'),
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
    source: published('pyrra/caddy-response-latency.yaml'),
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
    source: published('pyrra/prometheus-http.yaml'),
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
    more: [30],
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
    source: published('pyrra/prometheus-probe-success.yaml'),
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
  ...PYRRA_WRITTEN,
]
