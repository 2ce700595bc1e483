import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod'
import { parsePeriod } from '../../src/calendar/period.js'
import type { Config } from '../../src/config/config.js'
import { standingOf, subjectIdOf } from '../../src/breach/breach.js'
import { findBreachOf, writeFound } from '../../src/breach/breach-store.js'
import { addressesAnswer } from '../../src/backup/ping/run-answer.js'
import type { Order } from '../../src/exclusion/entry.js'
import { createExclusionDesk } from '../../src/exclusion/exclusion-desk-store.js'
import { createLinkSigner } from '../../src/http/links/link-key-store.js'
import { createPublicationDesk } from '../../src/publication/publication-desk-store.js'
import type { StatusPage } from '../../src/publication/status-page.js'
import { issueReport } from '../../src/report/issue-report.js'
import type { ReportSettings } from '../../src/report/report-settings.js'
import { addSession } from '../../src/signin/session-rows-store.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import { october, resultOf } from './agreement-results.js'
import { delivery, firingAlert, postJson } from './deliveries.js'
import { drillChanges } from './drill-changes.js'
import { anna } from './initiators.js'
import { incidentChanges } from './incident-changes.js'
import { integration, pagerdutyEvent, pagerdutyIncident, signatureOf } from './pagerduty-deliveries.js'
import { pingedDataset } from './ping-house.js'
import { postIncidentChanges } from './postincident-changes.js'
import { monthlySla, reportConfig } from './report-config.js'
import { sampleDrill } from './sample-drill.js'
import { reportHouse } from './report-house.js'
import { TOLD_PLACES, toolSecrets } from './tool-webhooks.js'
import { toolChanges } from './tool-changes.js'
import type { Prepare, StateChange, StateWorld, UnloggedChange } from './state-change.js'

/** Held until somebody approves it. */
export const heldReport: ReportSettings = { ...monthlySla, name: 'held', approvers: ['leadership'], formats: ['html'] }

/** The configuration that the changes below are about; secrets are in files of the folder. */
const REVIEW: Config['reviews'][number] = {
  ...{
    name: 'plan',
    everySeconds: 86_400,
    owner: 'anna',
    document: null,
    description: null,
    people: [],
    firstDue: null,
  },
}

export function changingConfig(folder: string): Config {
  const base = reportConfig('smtp://127.0.0.1:9')
  const server = { ...base.server, externalUrl: 'http://127.0.0.1' }
  const shown = { id: 'shop', name: 'Shop', group: null, description: null, service: 'checkout', slo: null }
  const statusPage: StatusPage = {
    ...{ title: 'Shop', contact: null, timezone: 'UTC', historyDays: 2, maintenance: null },
    services: [shown],
  }
  const webhookSecretFile = join(folder, 'pagerduty-secret')
  writeFileSync(webhookSecretFile, `${PAGERDUTY_SECRET}\n`)
  const pager = { kind: 'pagerduty', name: 'pager', routingKeyFile: 'x', url: 'https://x', webhookSecretFile } as const
  return {
    ...{ ...base, server, statusPage, reports: [{ ...monthlySla, formats: ['html'] }, heldReport] },
    receivers: [...base.receivers, pager],
    deploymentWebhooks: toolSecrets(folder),
    reviews: [REVIEW],
    services: base.services.map((service) => ({
      ...{ ...service, datasets: [pingedDataset({ environment: null })] },
      deployments: { ...service.deployments, from: TOLD_PLACES },
      drills: [sampleDrill(), sampleDrill({ name: 'failover' })],
    })),
  }
}

const PAGERDUTY_SECRET = 'signed-with-this'

/** Not in the log, as `docs/audit.md` says. */
export const unloggedChanges: Readonly<Record<string, UnloggedChange>> = {
  'post /ping/{id}': ping(({ url }) => url),
  'post /ping/{id}/{signal}': ping(({ url }) => `${url}/start`),
  'post /ping/{key}/{slug}/{signal}': ping(({ slugUrl }) => `${slugUrl}/start`),
}

/**
 * How to call each route that changes something, so that it does: a route that is not here fails the test of the audit log. Every call prepares
 * what it needs in the store, and is made once.
 */
export const stateChanges: Readonly<Record<string, Prepare>> = {
  'delete /api/v1/sessions': async (world) => ({ path: `/api/v1/sessions?name=${(await begunSession(world)).name}` }),
  'delete /api/v1/sessions/{id}': async (world) => ({ path: `/api/v1/sessions/${(await begunSession(world)).id}` }),
  'post /-/reload': () => Promise.resolve({ path: '/-/reload' }),
  'post /webhooks/pagerduty': ({ now }) => {
    const body = pagerdutyEvent({
      ...{ id: 'E1', type: 'incident.triggered', at: now },
      ...{ agent: integration, data: pagerdutyIncident({ created_at: now.toISOString() }) },
    })
    const headers = { 'x-pagerduty-signature': signatureOf(JSON.stringify(body), PAGERDUTY_SECRET) }
    return Promise.resolve({ path: '/webhooks/pagerduty', body, headers })
  },
  ...toolChanges,
  ...incidentChanges,
  'post /webhooks/alertmanager': ({ now }) =>
    Promise.resolve({
      path: '/webhooks/alertmanager',
      body: delivery(firingAlert(now, { fingerprint: '00000000000000ff' })),
    }),
  'post /api/v1/deployments': () =>
    Promise.resolve({ path: '/api/v1/deployments', body: { service: 'checkout', version: 'v1', by: 'anna' } }),
  'post /api/v1/gate/{service}/override': () =>
    Promise.resolve({ path: '/api/v1/gate/checkout/override', body: { reason: 'The fix itself.', by: 'anna' } }),
  'post /gate/{service}/override': () =>
    Promise.resolve({ path: '/gate/checkout/override', form: { reason: 'The fix itself.', by: 'anna', for: '' } }),
  'post /api/v1/deployments/{id}/finish': (world) => onDeployment(world, 'finish'),
  'post /api/v1/deployments/{id}/rolled-back': (world) => onDeployment(world, 'rolled-back'),
  'post /api/v1/drills/runs': () =>
    Promise.resolve({ path: '/api/v1/drills/runs', body: { service: 'checkout', drill: 'failover', by: 'anna' } }),
  ...drillChanges,
  ...postIncidentChanges,
  'post /api/v1/reviews/{name}/sign': () =>
    Promise.resolve({ path: '/api/v1/reviews/plan/sign', body: { note: 'All is right.', by: 'anna' } }),
  'post /reviews/{name}/sign': () => Promise.resolve({ path: '/reviews/plan/sign', form: { note: '', by: 'anna' } }),
  'post /api/v1/exclusions': ({ now }) =>
    Promise.resolve({
      path: '/api/v1/exclusions',
      body: { ...spanAt(now, 1), kind: 'force_majeure', scope: ['checkout'] },
    }),
  'post /api/v1/maintenance': ({ now }) =>
    Promise.resolve({
      path: '/api/v1/maintenance',
      body: { ...spanAt(now, 3), name: 'upgrade', services: ['checkout'] },
    }),
  'post /agreements/{service}/{name}/{period}/exclusions': () =>
    Promise.resolve({ path: `${PERIOD}/exclusions`, form: exclusionForm }),
  'post /agreements/{service}/{name}/{period}/exclusions/{id}/withdraw': async (world) => {
    const id = await enteredExclusion(world, 7)
    return { path: `${PERIOD}/exclusions/${id}/withdraw`, form: { by: 'anna', why: 'wrong' } }
  },
  'post /agreements/{service}/{name}/{period}/acknowledge': async (world) => {
    await findingBreach(world, { agreement: 'enterprise', period: '2026-11' })
    return { path: `${PERIOD}/acknowledge`, form: { by: 'bob', comment: '' } }
  },
  'delete /api/v1/exclusions/{id}': async (world) => {
    return { path: `/api/v1/exclusions/${await enteredExclusion(world, 5)}?by=anna&why=wrong` }
  },
  'post /api/v1/agreements/{service}/{name}/breaches/{period}/acknowledge': async (world) => {
    await findingBreach(world)
    return { path: '/api/v1/agreements/checkout/former/breaches/2026-10/acknowledge', body: { by: 'anna' } }
  },
  'post /api/v1/maintenance/calendar': () => Promise.resolve({ path: '/api/v1/maintenance/calendar' }),
  'post /api/v1/publications': () => Promise.resolve(publishing),
  'post /api/v1/publications/{id}/updates': (world) => onPublication(world, 'updates', { message: 'x', by: 'anna' }),
  'post /api/v1/publications/{id}/resolve': (world) => onPublication(world, 'resolve', { message: 'x', by: 'anna' }),
  'post /api/v1/publications/{id}/withdraw': (world) => onPublication(world, 'withdraw', { reason: 'x', by: 'anna' }),
  'post /link/{token}': async (world) => {
    const breach = await findingBreach(world)
    const { database, now } = world
    const subject = { kind: 'breach', id: subjectIdOf(breach) }
    const signer = createLinkSigner({ database, clock: () => now, externalUrl: 'http://127.0.0.1' })
    const url = await signer.urlFor({ subject, action: 'acknowledge', recipient: 'cto@shop.example' })
    return { path: new URL(url ?? '').pathname, form: { comment: 'seen' } }
  },
  'post /api/v1/reports/{number}/acknowledge': (world) => onReport(world, monthlySla.name, 'acknowledge'),
  'post /api/v1/reports/{number}/approve': (world) => onReport(world, heldReport.name, 'approve'),
  'post /api/v1/reports/{number}/reject': (world) => onReport(world, heldReport.name, 'reject'),
  'post /api/v1/reports/{number}/send-again': (world) => onReport(world, monthlySla.name, 'send-again'),
  'post /api/v1/reports/{number}/revise': (world) => onReport(world, monthlySla.name, 'revise'),
  'post /reports/{number}/acknowledge': (world) => onReportPage(world, monthlySla.name, 'acknowledge'),
  'post /reports/{number}/approve': (world) => onReportPage(world, heldReport.name, 'approve'),
  'post /reports/{number}/reject': (world) => onReportPage(world, heldReport.name, 'reject'),
  'post /reports/{number}/send-again': (world) => onReportPage(world, monthlySla.name, 'send-again'),
  'post /reports/{number}/revise': (world) => onReportPage(world, monthlySla.name, 'revise'),
  'post /api/v1/datasets/{service}/{name}/ping/renew': () =>
    Promise.resolve({ path: '/api/v1/datasets/checkout/orders-db/ping/renew' }),
}

/** The number of one that can be withdrawn. */
async function enteredExclusion(world: StateWorld, days: number): Promise<number> {
  const desk = createExclusionDesk({ ...world, clock: () => world.now, steps: ignoreSteps })
  const { from, to, announced, reason } = spanAt(world.now, days)
  const order: Order = {
    ...{ from: new Date(from), to: new Date(to), announced: new Date(announced), reason, author: 'anna' },
    ...{ kind: 'force_majeure', window: null, evidence: null, scope: [{ service: 'checkout', agreement: null }] },
  }
  const outcome = await desk.add(order, { anyway: true, initiator: anna })
  if (!('entry' in outcome)) throw new Error(`there is nothing to withdraw: ${JSON.stringify(outcome)}`)
  return outcome.entry.id
}

const exclusionForm = {
  ...{ kind: 'force_majeure', from: '2026-11-20T01:00', to: '2026-11-20T02:00', announced: '', reason: 'flood' },
  ...{ evidence: '', by: 'anna', anyway: 'yes' },
}

const PERIOD = '/agreements/checkout/enterprise/2026-11'

const publishing = {
  path: '/api/v1/publications',
  body: { title: 'Slow', services: { shop: 'degraded' }, message: 'We look into it.', by: 'anna' },
}

/** A publication of its own, made by a second way into the store. */
async function onPublication({ database, config, now }: StateWorld, verb: string, body: object): Promise<StateChange> {
  const desk = createPublicationDesk({
    ...{ database, page: config.statusPage, clock: () => now, newId: randomUUID },
    onPublished: () => Promise.resolve(),
  })
  const { title, message } = publishing.body
  const order = { title, message, services: { shop: 'degraded' }, status: 'investigating', by: 'anna' } as const
  const { id } = await desk.open({ ...order, initiator: anna })
  return { path: `/api/v1/publications/${id}/${verb}`, body }
}

type Address = z.output<typeof addressesAnswer>['addresses'][number]

/** What a backup tells of itself, at an address of its dataset. */
function ping(at: (address: Address) => string): UnloggedChange {
  return {
    why: 'It is a measurement, not a change by somebody: each is kept as a run, and there may be many a second.',
    async prepare({ url }) {
      const answer = await fetch(`${url}/api/v1/pings`)
      const [address] = addressesAnswer.parse(await answer.json()).addresses
      if (address === undefined) throw new Error('no dataset is told of by pings')
      return { path: new URL(at(address)).pathname }
    },
  }
}

/** A deployment of its own, that has begun. */
async function onDeployment({ url }: StateWorld, action: string): Promise<StateChange> {
  const answer = await postJson(`${url}/api/v1/deployments`, { service: 'checkout', version: action, by: 'anna' })
  const { id } = (await answer.json()) as { readonly id: string }
  return { path: `/api/v1/deployments/${id}/${action}`, body: { by: 'anna' } }
}

function spanAt(now: Date, days: number) {
  const from = new Date(now.getTime() + days * 86_400_000)
  const to = new Date(from.getTime() + 3_600_000)
  const announced = new Date(now.getTime() - 30 * 86_400_000).toISOString()
  return { from: from.toISOString(), to: to.toISOString(), announced, reason: 'flood', by: 'anna', anyway: true }
}

/** A breach of an agreement that is not configured any more: no job judges it anew. */
function findingBreach({ database, now }: StateWorld, of = { agreement: 'former', period: '2026-10' }) {
  return database.write(async (transaction) => {
    const place = { service: 'checkout', ...of }
    const found = await findBreachOf(transaction, place)
    if (found !== null) return found
    const standing = standingOf(resultOf({ events: 1000, errors: 500, observedSeconds: 2_000_000 }))
    const { interval, zone } = october
    return writeFound(transaction, {
      ...place,
      interval,
      zone,
      asked: [],
      standing,
      foundAt: now,
      isTold: true,
      liftedAt: null,
    })
  })
}

let reported = 0

/** A report of its own, that was sent or waits: of October, then of the months before. Its number. */
async function issuedReport({ database, config, now }: StateWorld, name: string): Promise<string> {
  const settings = config.reports.find((one) => one.name === name)
  const month = String(10 - reported++).padStart(2, '0')
  const period = parsePeriod(`2026-${month}`, { unit: 'month', timezone: 'Europe/Berlin' })
  if (settings === undefined || period === null) throw new Error(`there is no report ${name} of the month ${month}`)
  const { issue } = reportHouse({ database, config, clock: () => now })
  await issueReport(issue, settings, period)
  const issued = await issue.archive.find(name, period.label)
  if (issued === null) throw new Error(`the report ${name} was not issued`)
  return issued.number
}

const SAID_OF_REPORTS: Readonly<Record<string, object>> = {
  approve: { note: 'so' },
  reject: { note: 'so' },
  revise: { why: 'so' },
}

async function onReport(world: StateWorld, name: string, deed: string): Promise<StateChange> {
  const number = await issuedReport(world, name)
  return { path: `/api/v1/reports/${number}/${deed}`, body: { by: 'anna', ...SAID_OF_REPORTS[deed] } }
}

async function onReportPage(world: StateWorld, name: string, deed: string): Promise<StateChange> {
  const number = await issuedReport(world, name)
  return { path: `/reports/${number}/${deed}`, form: { by: 'anna', comment: 'so', to: '' } }
}

let begun = 0

/** Somebody who is signed in. */
async function begunSession({ database, now }: StateWorld) {
  const id = `session-${++begun}`
  const instants = { startedAt: now, usedAt: now }
  const who = { name: `ada-${begun}`, role: 'viewer', how: 'token', person: 'token:ada' } as const
  const session = { id, ...who, ...instants, proof: 'x', provider: null, address: '10.0.0.7', agent: 'a browser' }
  await database.write((transaction) => addSession(transaction, session, id))
  return session
}
