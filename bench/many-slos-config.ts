import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes a configuration of `services` × `perService` SLOs (ratio with bad or good, latency) into a folder. */
export async function writeManySlos(folder: string, services: number, perService: number): Promise<string> {
  await mkdir(join(folder, 'services'), { recursive: true })
  const root = join(folder, 'plimsoll.yaml')
  await writeFile(root, ROOT)
  for (let index = 0; index < services; index += 1) {
    const name = `service-${String(index).padStart(4, '0')}`
    await writeFile(join(folder, 'services', `${name}.yaml`), serviceText(name, perService))
  }
  return root
}

const ROOT = `version: 1
organisation: Bench
environment: production
prometheus: { url: "\${BENCH_PROMETHEUS:-http://localhost:9090}", scrape_interval: 15s, retention: "\${BENCH_RETENTION:-15d}" }
server: { listen: "\${BENCH_LISTEN:-127.0.0.1:9580}" }
storage: { url: "\${BENCH_STORE:-sqlite:plimsoll.db}" }
receivers: [{ name: team, email: { to: [team@example.com] } }]
teams: [{ name: team, receivers: { page: team, ticket: team } }]
include: [services/*.yaml]
`

function serviceText(name: string, slos: number): string {
  const parts = Array.from({ length: slos }, (_, index) => sloText(name, index))
  return `service: ${name}
description: One of many.
team: team
tier: 1
labels: { business_unit: retail }
links: { runbook: https://wiki.example.com/$service, dashboard: https://grafana.example.com/d/x?var-slo=$slo }
slos:
${parts.join('')}`
}

function sloText(service: string, index: number): string {
  const selector = `{service="${service}",route="/${index}"`
  const indicators = [
    `ratio: { bad: 'http_requests_total${selector},code=~"5.."}', total: 'http_requests_total${selector}}' }`,
    `latency: { histogram: 'http_request_duration_seconds${selector}}', below: 300ms }`,
    `ratio: { good: 'jobs_done_total${selector}}', total: 'jobs_total${selector}}' }`,
  ]
  return `  - name: slo-${index}
    description: Requests are answered.
    objective: 99.9
    indicator: { ${indicators[index % indicators.length] ?? ''} }
    alerting: { min_errors: 10 }
`
}
