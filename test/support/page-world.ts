import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../../demo/processes/child.js'
import { createApp } from '../../src/app/create-app.js'
import type { Config } from '../../src/config/config.js'
import type { Service } from '../../src/service/service.js'
import { sloKey } from '../../src/slo/slo.js'
import { delivery, firingAlert, postJson } from './deliveries.js'
import { exampleConfig, exampleSource } from './example-config.js'
import { createFakeSeriesReader, type FakeSeries } from './fake-series-reader.js'
import { createMemoryLogger } from './memory-logger.js'
import { sampleAgreement } from './sample-agreement.js'
import { sampleDataset } from './sample-dataset.js'
import { sampleSlo } from './sample-slo.js'

const NOW = new Date('2026-11-20T12:00:40Z')
const ENVIRONMENT = 'production'

/** What is to be seen: `none`, one object of each kind, or a thousand objectives of 200 services with what else they have. */
export type WorldSize = 'none' | 'one' | 'thousand' | 'shop'

export interface PageWorld {
  readonly url: string
  stop(): Promise<void>
}

interface Plan {
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

const PLANS: Readonly<Record<WorldSize, Plan>> = {
  none: { services: [], slos: [], agreementsOfEvery: 1, datasetsOfEvery: 1, incidents: 0, hours: 1 },
  one: { services: named(1), slos: ['availability'], agreementsOfEvery: 1, datasetsOfEvery: 1, incidents: 1, hours: 2 },
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

/** A daemon with its store, its jobs and its HTTP, which reads from a pretended Prometheus; its time stands still. */
export async function startPageWorld(size: WorldSize): Promise<PageWorld> {
  const plan = PLANS[size]
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-pages-'))
  const config = configOf(plan, join(folder, 'plimsoll.db'))
  const app = createApp(config, {
    ...{ clock: () => NOW, logger: createMemoryLogger(), port: 0 },
    readers: new Map([['default', createFakeSeriesReader(answersOf(config))]]),
  })
  await app.start()
  const url = app.url() ?? ''
  await until('it is ready', async () => (await fetch(`${url}/-/ready`)).ok, { timeoutMs: 240_000 })
  for (const [index, { name }] of plan.services.slice(0, plan.incidents).entries()) await openIncident(url, name, index)
  await app.refresh()
  return {
    url,
    stop: async () => {
      await app.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openIncident(url: string, service: string, index: number): Promise<void> {
  const labels = {
    ...{ alertname: 'SLOErrorBudgetBurn', service, slo: 'availability' },
    ...{ severity: 'page', environment: ENVIRONMENT, long_window: '1h' },
  }
  const alert = {
    labels,
    fingerprint: (0xa1 + index).toString(16).padStart(16, '0'),
    annotations: { summary: `${service} answers too many errors` },
  }
  const answer = await postJson(
    `${url}/webhooks/alertmanager`,
    delivery(firingAlert(new Date(NOW.getTime() - 12 * 60_000), alert)),
  )
  if (!answer.ok) throw new Error(`the incident of ${service} was not taken: ${await answer.text()}`)
}

function configOf(plan: Plan, file: string): Config {
  const base = exampleConfig({ prometheus: [exampleSource({ retentionSeconds: plan.hours * 3600 })] })
  return {
    ...base,
    environment: ENVIRONMENT,
    storage: { ...base.storage, file },
    services: plan.services.map((one, index) => serviceOf(base, plan, { ...one, index })),
  }
}

type Named = Plan['services'][number] & { readonly index: number }

function serviceOf(base: Config, plan: Plan, { name, team, description, index }: Named): Service {
  const [frame] = base.services
  if (frame === undefined) throw new Error('the example configuration has no service')
  const slos = plan.slos.map((slo) =>
    sampleSlo({ service: name, name: slo, environment: ENVIRONMENT, objective: slo === 'latency' ? 0.99 : 0.999 }),
  )
  const [first] = slos
  const hasAgreement = first !== undefined && index % plan.agreementsOfEvery === 0
  const agreement = { service: name, customer: 'ACME', environment: ENVIRONMENT }
  const dataset = { service: name, name: `${name}-db`, environment: ENVIRONMENT }
  return {
    ...frame,
    ...{ name, team, description, tier: (index % 3) + 1, environment: ENVIRONMENT, slos },
    dependsOn: index === 0 ? [] : [plan.services[index - 1]?.name ?? ''],
    agreements: hasAgreement ? [sampleAgreement({ ...agreement, key: sloKey(first), members: [sloKey(first)] })] : [],
    datasets: index % plan.datasetsOfEvery === 0 ? [sampleDataset(dataset)] : [],
  }
}

/** Ten events a second; how many are bad differs from SLO to SLO, and of some there are none. Backups are of different ages. */
function answersOf({ services }: Config): (query: string) => readonly FakeSeries[] {
  const slos = services.flatMap((service) => service.slos)
  const datasets = services.flatMap((service) => service.datasets)
  return (query) => {
    if (query.includes('errors') || query.includes('events')) {
      const isBad = query.includes('errors')
      return slos.map(({ service, name: slo }, index) => ({
        labels: { service, slo, environment: ENVIRONMENT },
        valueAt: (at) => (isSilent(index) ? null : isBad ? badAt(at, index) : EVENTS),
      }))
    }
    return datasets.map(({ service, name: dataset }, index) => ({
      labels: { service, dataset, environment: ENVIRONMENT },
      valueAt: (at) => at.getTime() / 1000 - 200 * (index % 8 === 5 ? 40 : (index % 4) + 1),
    }))
  }
}

const EVENTS = 600

function isSilent(index: number): boolean {
  return index % 23 === 13
}

/** Mostly a little; some have had an hour in which much went wrong, and some are never as good as promised. */
function badAt(at: Date, index: number): number {
  const hour = Math.floor(at.getTime() / 3_600_000)
  if (index % 11 === 3) return 3
  if (index % 5 === 1 && (hour + index) % 97 === 0) return 45
  return 0.02 * (index % 9)
}
