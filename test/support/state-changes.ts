import { randomUUID } from 'node:crypto'
import { parsePeriod, type Period } from '../../src/calendar/period.js'
import type { Config } from '../../src/config/config.js'
import { standingOf, subjectIdOf } from '../../src/breach/breach.js'
import { findBreachOf, writeFound } from '../../src/breach/breach-store.js'
import type { Order } from '../../src/exclusion/entry.js'
import { createExclusionDesk } from '../../src/exclusion/exclusion-desk-store.js'
import { createLinkSigner } from '../../src/http/links/link-key-store.js'
import { createPublicationDesk } from '../../src/publication/publication-desk-store.js'
import type { StatusPage } from '../../src/publication/status-page.js'
import { issueReport } from '../../src/report/issue-report.js'
import type { ReportSettings } from '../../src/report/report-settings.js'
import { addSession } from '../../src/signin/session-rows-store.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { october, resultOf } from './agreement-results.js'
import { delivery, firingAlert, postJson } from './deliveries.js'
import { anna } from './initiators.js'
import { monthlySla, reportConfig } from './report-config.js'
import { reportHouse } from './report-house.js'

/** A daemon that works, and a second way into its store, through which a route gets something to change. */
export interface StateWorld {
  readonly url: string
  readonly database: Database
  readonly config: Config
  readonly now: Date
}

/** A request that changes something. */
export interface StateChange {
  /** With all of its parameters filled in. */
  readonly path: string
  /** JSON. */
  readonly body?: object
  /** What a browser sends of a form. */
  readonly form?: Readonly<Record<string, string>>
}

/** Held until somebody approves it. */
export const heldReport: ReportSettings = { ...monthlySla, name: 'held', approvers: ['leadership'], formats: ['html'] }

/** The configuration that the changes below are about. */
export function changingConfig(): Config {
  const base = reportConfig('smtp://127.0.0.1:9')
  const server = { ...base.server, externalUrl: 'http://127.0.0.1' }
  const shown = { id: 'shop', name: 'Shop', group: null, description: null, service: 'checkout', slo: null }
  const statusPage: StatusPage = {
    ...{ title: 'Shop', contact: null, timezone: 'UTC', historyDays: 2, maintenance: null },
    services: [shown],
  }
  return { ...base, server, statusPage, reports: [{ ...monthlySla, formats: ['html'] }, heldReport] }
}

/**
 * How to call each route that changes something, so that it does: a route that is not here fails the test of the audit log. Every call prepares
 * what it needs in the store, and is made once.
 */
export const stateChanges: Readonly<Record<string, (world: StateWorld) => Promise<StateChange>>> = {
  'delete /api/v1/sessions': async (world) => ({ path: `/api/v1/sessions?name=${(await begunSession(world)).name}` }),
  'delete /api/v1/sessions/{id}': async (world) => ({ path: `/api/v1/sessions/${(await begunSession(world)).id}` }),
  'post /-/reload': () => Promise.resolve({ path: '/-/reload' }),
  'post /api/v1/incidents/{id}/acknowledge': (world) => onIncident(world, 'acknowledge'),
  'post /api/v1/incidents/{id}/resolve': (world) => onIncident(world, 'resolve'),
  'post /api/v1/incidents/{id}/false-positive': (world) => onIncident(world, 'false-positive'),
  'post /webhooks/alertmanager': ({ now }) =>
    Promise.resolve({
      path: '/webhooks/alertmanager',
      body: delivery(firingAlert(now, { fingerprint: '00000000000000ff' })),
    }),
  'post /api/v1/deployments': () =>
    Promise.resolve({ path: '/api/v1/deployments', body: { service: 'checkout', version: 'v1', by: 'anna' } }),
  'post /api/v1/deployments/{id}/finish': (world) => onDeployment(world, 'finish'),
  'post /api/v1/deployments/{id}/rolled-back': (world) => onDeployment(world, 'rolled-back'),
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
  'post /api/v1/reports/{number}/acknowledge': (world) =>
    onReport(world, { name: monthlySla.name, period: october, action: 'acknowledge' }),
  'post /api/v1/reports/{number}/approve': (world) =>
    onReport(world, { name: heldReport.name, period: october, action: 'approve' }),
  'post /api/v1/reports/{number}/reject': (world) =>
    onReport(world, { name: heldReport.name, period: september, action: 'reject' }),
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

let incidents = 0

/** An incident of its own, that Alertmanager has told of. */
async function onIncident({ url, now }: StateWorld, action: string): Promise<StateChange> {
  incidents++
  const startsAt = new Date(now.getTime() - incidents * 86_400_000)
  const alert = { ...firingAlert(startsAt), status: 'resolved', endsAt: new Date(startsAt.getTime() + 60_000) }
  const before = await numbersOf(url)
  await postJson(`${url}/webhooks/alertmanager`, delivery(alert))
  for (;;) {
    const number = (await numbersOf(url)).find((one) => !before.includes(one))
    if (number !== undefined)
      return { path: `/api/v1/incidents/${number}/${action}`, body: { by: 'anna', note: 'on it' } }
  }
}

/** A deployment of its own, that has begun. */
async function onDeployment({ url }: StateWorld, action: string): Promise<StateChange> {
  const answer = await postJson(`${url}/api/v1/deployments`, { service: 'checkout', version: action, by: 'anna' })
  const { id } = (await answer.json()) as { readonly id: string }
  return { path: `/api/v1/deployments/${id}/${action}`, body: { by: 'anna' } }
}

async function numbersOf(url: string): Promise<readonly number[]> {
  const answer = (await (await fetch(`${url}/api/v1/incidents?limit=100`)).json()) as Readonly<
    Record<string, readonly { readonly number: number }[]>
  >
  return (answer['data'] ?? answer['items'] ?? []).map(({ number }) => number)
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

const september = parsePeriod('2026-09', { unit: 'month', timezone: 'Europe/Berlin' })!

interface ReportOrder {
  readonly name: string
  readonly period: Period
  readonly action: string
}

/** A report of its own, that was sent or waits. */
async function onReport(
  { database, config, now }: StateWorld,
  { name, period, action }: ReportOrder,
): Promise<StateChange> {
  const settings = config.reports.find((one) => one.name === name)
  if (settings === undefined) throw new Error(`there is no report ${name}`)
  const { issue } = reportHouse({ database, config, clock: () => now })
  await issueReport(issue, settings, period)
  const issued = await issue.archive.find(name, period.label)
  if (issued === null) throw new Error(`the report ${name} was not issued`)
  return {
    path: `/api/v1/reports/${issued.number}/${action}`,
    body: { by: 'anna', ...(action === 'acknowledge' ? {} : { note: 'so' }) },
  }
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
