import type { Config } from '../../src/config/config.js'
import type { ReportSettings } from '../../src/report/report-settings.js'
import type { Service } from '../../src/service/service.js'
import { sloKey } from '../../src/slo/slo.js'
import { exampleConfig, exampleSource } from './example-config.js'
import { exampleTerms, sampleAgreement } from './sample-agreement.js'
import { monthlySla } from './report-config.js'
import { sampleDataset } from './sample-dataset.js'
import { sampleDrill } from './sample-drill.js'
import { sampleSlo } from './sample-slo.js'

export const ENVIRONMENT = 'production'

/** What is to be seen: `none`, one object of each kind, or a thousand objectives of 200 services with what else they have. */
export type WorldSize = 'none' | 'one' | 'thousand' | 'shop'

export interface PagePlan {
  readonly services: readonly { readonly name: string; readonly team: string; readonly description: string }[]
  readonly slos: readonly string[]
  /** Of which services there are agreements and datasets: of every so manieth. */
  readonly agreementsOfEvery: number
  readonly datasetsOfEvery: number
  readonly incidents: number
  /** How much history there is. */
  readonly hours: number
}

const SHOP: Readonly<Record<string, readonly [team: string, description: string]>> = {
  checkout: ['payments', 'Takes orders and money.'],
  payments: ['payments', 'Talks to card schemes and banks.'],
  catalog: ['shop', 'What there is to buy, and for how much.'],
  search: ['shop', 'Finds things in the catalog.'],
  accounts: ['identity', 'Who customers are, and where they live.'],
  shipping: ['logistics', 'Labels, parcels, and where they are.'],
  warehouse: ['logistics', 'What lies on which shelf.'],
  mailer: ['platform', 'Sends mails that people asked for.'],
}

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const name = count === 1 ? 'checkout' : `service-${String(index).padStart(3, '0')}`
    return { name, team: `team-${index % 7}`, description: 'One of those that the shop is made of.' }
  })

export const PLANS: Readonly<Record<WorldSize, PagePlan>> = {
  none: { services: [], slos: [], agreementsOfEvery: 1, datasetsOfEvery: 1, incidents: 0, hours: 1 },
  one: {
    ...{ services: named(1), slos: ['availability'], agreementsOfEvery: 1, datasetsOfEvery: 1, incidents: 1 },
    // From before the first of the last month, so that there is a period that is over.
    hours: 24 * 55,
  },
  thousand: {
    services: named(200),
    slos: ['availability', 'latency', 'freshness', 'errors', 'queue'],
    ...{ agreementsOfEvery: 1, datasetsOfEvery: 2, incidents: 30, hours: 1 },
  },
  shop: {
    services: Object.entries(SHOP).map(([name, [team, description]]) => ({ name, team, description })),
    slos: ['availability', 'latency'],
    ...{ agreementsOfEvery: 2, datasetsOfEvery: 2, incidents: 1, hours: 24 * 14 },
  },
}

/** Where a daemon keeps its things. */
export interface WorldFiles {
  readonly store: string
  /** With the token of `ada`, who may do everything. */
  readonly token: string
}

export function configOf(plan: PagePlan, files: WorldFiles): Config {
  // Nobody listens there: what is not asked through the readers that are given is not known.
  const source = exampleSource({ url: 'http://127.0.0.1:9', retentionSeconds: plan.hours * 3600 })
  const base = exampleConfig({ prometheus: [source] })
  return {
    ...base,
    environment: ENVIRONMENT,
    storage: { ...base.storage, place: files.store },
    server: { ...base.server, tokens: [{ name: 'ada', role: 'admin', tokenFile: files.token }] },
    email: { smtpUrl: 'smtp://127.0.0.1:9', passwordFile: null, from: 'Plimsoll <plimsoll@shop.example>' },
    receivers: [{ kind: 'email', name: 'leadership', to: ['cto@shop.example', 'coo@shop.example'] }],
    reports: plan.services.slice(0, 1).map(({ name }) => reportOf(name)),
    maintenance: plan.services.slice(0, 1).map(({ name }) => maintenanceOf(name)),
    statusPage: statusPageOf(plan),
    reviews: plan.services.length === 0 ? [] : [REVIEW],
    runbooks: plan.services.length === 0 ? [] : [runbookOf(plan.services.map(({ name }) => name))],
    services: plan.services.map((one, index) => serviceOf(base, plan, { ...one, index })),
  }
}

function reportOf(service: string): ReportSettings {
  const asked = { acknowledge: { withinSeconds: 3 * 86_400, policy: null } }
  return {
    ...monthlySla,
    ...asked,
    formats: ['html', 'csv', 'json'],
    coverage: { services: [service] },
    to: ['leadership'],
  }
}

const REVIEW: Config['reviews'][number] = {
  ...{ name: 'incident-command', everySeconds: 90 * 86_400, owner: 'team-0', people: ['Ada', 'Bob'], firstDue: null },
  ...{ document: 'https://wiki.example/command', description: 'Who leads has to know how.' },
}

function runbookOf(services: readonly string[]): Config['runbooks'][number] {
  const text =
    '## Restart it\n\n1. Look at the queue\n2. `kubectl rollout restart deployment/shop`\n\n    kubectl get pods -w\n\n| sign | means |\n|---|---|\n| 503 | it is full |\n'
  return { alert: 'SLOErrorBudgetBurn', services, owner: 'team-0', tested: new Date('2026-10-01'), text }
}

function maintenanceOf(service: string): Config['maintenance'][number] {
  return {
    ...{ name: 'shelves', timezone: 'Europe/Berlin', services: [service], announced: new Date('2026-11-02T09:00:00Z') },
    time: { kind: 'recurring', schedule: '0 3 * * 6', durationSeconds: 7200 },
    reason: 'New versions are rolled out.',
  }
}

/** What strangers are told of the first services; a status page has at least one. */
function statusPageOf({ services, slos: [slo = 'availability'] }: PagePlan): Config['statusPage'] {
  if (services.length === 0) return null
  return {
    ...{ title: 'Example Shop status', contact: 'https://shop.example/help', timezone: 'Europe/Berlin' },
    ...{ historyDays: 90, maintenance: { titles: { shelves: 'New shelves' } } },
    services: services.slice(0, 40).map(({ name, team, description }) => {
      return { id: `${name}-for-you`, name: `Our ${name}`, group: `By ${team}`, description, service: name, slo }
    }),
  }
}

type Named = PagePlan['services'][number] & { readonly index: number }

function serviceOf(base: Config, plan: PagePlan, { name, team, description, index }: Named): Service {
  const [frame] = base.services
  if (frame === undefined) throw new Error('the example configuration has no service')
  const slos = plan.slos.map((slo) =>
    sampleSlo({ service: name, name: slo, environment: ENVIRONMENT, objective: slo === 'latency' ? 0.99 : 0.999 }),
  )
  const [first] = slos
  const hasAgreement = first !== undefined && index % plan.agreementsOfEvery === 0
  const agreement = { service: name, customer: 'ACME', environment: ENVIRONMENT, terms: TERMS }
  const dataset = { service: name, name: `${name}-db`, environment: ENVIRONMENT, controls: CONTROLS }
  return {
    ...frame,
    ...{ name, team, description, tier: (index % 3) + 1, environment: ENVIRONMENT, slos },
    dependsOn: index === 0 ? [] : [plan.services[index - 1]?.name ?? ''],
    links: { runbook: `https://runbooks.example/${name}` },
    agreements: hasAgreement ? [sampleAgreement({ ...agreement, key: sloKey(first), members: [sloKey(first)] })] : [],
    datasets: index % plan.datasetsOfEvery === 0 ? [sampleDataset(dataset)] : [],
    drills: drillsOf(name, index),
  }
}

/** One that is attested, one that nobody proves. */
const CONTROLS: Service['datasets'][number]['controls'] = [
  {
    control: 'encryption',
    proof: { kind: 'attested', by: 'Ada', expires: new Date('2027-03-31T00:00:00Z'), reference: null },
  },
  { control: 'immutability', proof: { kind: 'none' } },
]

/** Of the first services; of that one is held. */
function drillsOf(service: string, index: number): Service['drills'] {
  return index < 2 ? [sampleDrill({ service, environment: ENVIRONMENT })] : []
}

const TERMS = exampleTerms({
  exclusions: [
    { kind: 'scheduled_maintenance', minNotice: null, cap: null },
    { kind: 'force_majeure', minNotice: null, cap: null },
  ],
})
