import { noBranding } from '../../src/report/branding.js'
import type { Dataset } from '../../src/backup/dataset.js'
import type { Config } from '../../src/config/config.js'
import type { PrometheusSource } from '../../src/prometheus/source.js'
import type { Packs } from '../../src/packs/packs-schema.js'
import type { Slo } from '../../src/slo/slo.js'
import { openGate } from './open-gate.js'
import { sampleSlo } from './sample-slo.js'

/** A Prometheus for tests; change what matters. */
export function exampleSource(changes: Partial<PrometheusSource> = {}): PrometheusSource {
  return {
    name: 'default',
    url: 'http://127.0.0.1:9090',
    version: null,
    flavour: 'prometheus',
    scrapeIntervalSeconds: 15,
    retentionSeconds: 86_400,
    timeoutSeconds: 30,
    headers: {},
    replicaLabels: [],
    basicAuth: null,
    bearerTokenFile: null,
    tls: null,
    ...changes,
  }
}

/** A configuration of the service checkout. */
export function exampleConfig(changes: {
  readonly slos?: readonly Slo[]
  readonly datasets?: readonly Dataset[]
  readonly prometheus?: readonly PrometheusSource[]
  readonly hash?: string
  readonly packs?: Packs
}): Config {
  return {
    organisation: 'Example Shop',
    timezone: 'UTC',
    environment: null,
    prometheus: changes.prometheus ?? [exampleSource()],
    alertmanager: null,
    deploymentWebhooks: {
      githubSecretFile: null,
      gitlabTokenFile: null,
      gitlabSigningFile: null,
      fluxSecretFile: null,
    },
    drift: { everySeconds: 3600, prometheus: null, ignoreExtra: false, alertmanager: 'whole' },
    storage: { place: ':memory:', minuteDetailSeconds: 400 * 86_400 },
    server: {
      host: '127.0.0.1',
      port: 0,
      externalUrl: null,
      hosts: [],
      tokens: [],
      metricsToken: false,
      tls: null,
      oidc: null,
      proxy: null,
    },
    email: null,
    incidents: {
      openOn: ['page'],
      reopenWindowSeconds: 600,
      stabilityWindowSeconds: 300,
      autoResolveSeconds: 1800,
      updateEverySeconds: { page: 900, default: 1800 },
      conferenceUrl: null,
    },
    receivers: [],
    escalationPolicies: [],
    teams: [],
    branding: noBranding,
    reports: [],
    maintenance: [],
    exclusions: [],
    frameworks: [],
    inventory: [],
    runbooks: [],
    reviews: [],
    emergencyPack: null,
    statusPage: null,
    packs: changes.packs ?? {},
    services: [
      {
        name: 'checkout',
        renamedFrom: null,
        description: null,
        team: null,
        tier: null,
        environment: null,
        targets: {
          rtoSeconds: 3600,
          mtdSeconds: null,
          rpoSeconds: 300,
          mttdSeconds: 300,
          mttaSeconds: null,
          mttrSeconds: 1800,
          drillSuccessRatio: 0.95,
        },
        dependsOn: [],
        links: {},
        labels: {},
        gate: openGate,
        slos: changes.slos ?? [sampleSlo()],
        agreements: [],
        datasets: changes.datasets ?? [],
        deployments: { bakeSeconds: 1800, slos: null, onDegraded: [], from: [] },
        drills: [],
      },
    ],
    files: [],
    queries: [],
    notes: [],
    hash: changes.hash ?? 'a'.repeat(64),
    canonical: () => '{}',
  }
}
