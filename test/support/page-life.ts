import { openReportsByHand } from '../../src/app/reports-by-hand.js'
import { parsePeriod } from '../../src/calendar/period.js'
import type { Config } from '../../src/config/config.js'
import { createLinkSigner } from '../../src/http/links/link-key-store.js'
import { openStore } from '../../src/store/open-store.js'
import { delivery, firingAlert, postJson } from './deliveries.js'
import { ENVIRONMENT, type PagePlan } from './page-plan.js'

/** What stands in addresses of pages in the place of a word in braces; what there is nothing of, is not there. */
export type PageAddresses = Readonly<Record<string, string>>

export interface LivedWorld {
  readonly url: string
  readonly config: Config
  readonly plan: PagePlan
  readonly now: Date
  readonly token: string
}

/** What pages tell of besides what is configured and measured: incidents, an exclusion, a publication, a report, a drill. */
export async function liveThrough(world: LivedWorld): Promise<PageAddresses> {
  const { plan } = world
  const [first] = plan.services
  if (first === undefined) return {}
  for (const [index, { name }] of plan.services.slice(0, plan.incidents).entries()) {
    await post(world, '/webhooks/alertmanager', delivery(alertOf(world, name, index)))
  }
  const flood = { from: '2026-11-11T02:00:00Z', to: '2026-11-11T03:00:00Z', kind: 'force_majeure', scope: [first.name] }
  const reason = 'The river stood in the cellar of the computing centre.'
  await post(world, '/api/v1/exclusions', { ...flood, reason, evidence: 'https://news.example/flood' })
  await publish(world, `${first.name}-for-you`)
  if (plan.incidents > 0) await learn(world, plan.incidents)
  const number = await issueReport(world)
  const run = await holdDrill(world, first.name)
  await post(world, '/api/v1/reviews/incident-command/sign', { person: 'Ada', note: 'She led the last drill.' })
  const deployment = await deploy(world, first.name)
  const service = plan.incidents > 1 ? SERVICE_OF_MANY : first.name
  return { service, number, run, deployment, review: 'incident-command', token: await signedToken(world, number) }
}

/** Has an incident, an agreement and a dataset. */
const SERVICE_OF_MANY = 'service-002'

function alertOf({ now }: LivedWorld, service: string, index: number): object {
  const labels = {
    ...{ alertname: 'SLOErrorBudgetBurn', service, slo: 'availability' },
    ...{ severity: 'page', environment: ENVIRONMENT, long_window: '1h' },
  }
  const fingerprint = (0xa1 + index).toString(16).padStart(16, '0')
  const annotations = { summary: `${service} answers too many errors` }
  return firingAlert(new Date(now.getTime() - 12 * 60_000), { labels, fingerprint, annotations })
}

async function publish(world: LivedWorld, id: string): Promise<void> {
  await post(world, '/api/v1/publications', {
    ...{ title: 'Cards are refused', services: { [id]: 'degraded' }, started: '2026-11-20T11:48:00Z' },
    message: 'Some cards are refused. Try again after a minute, or pay by invoice.',
  })
  await post(world, '/api/v1/publications', {
    ...{ title: 'Paying took long', services: { [id]: 'partial_outage' }, status: 'resolved' },
    ...{ started: '2026-11-05T09:00:00Z', message: 'A bank was slow, and is well again.' },
  })
}

/** The report of the last month, as `plimsoll report issue` makes it beside the daemon. Returns its number. */
async function issueReport({ config, now }: LivedWorld): Promise<string> {
  const reports = await openReportsByHand({
    ...{ config, clock: () => now, version: '1.2.3', user: 'ada', signal: new AbortController().signal },
  })
  try {
    const [settings] = config.reports
    const period = settings && parsePeriod('2026-10', { unit: settings.period, timezone: settings.timezone })
    if (settings === undefined || !period) throw new Error('there is no report of October')
    await reports.issue(settings, period)
    const [issued] = await reports.list()
    return issued?.number ?? ''
  } finally {
    await reports.close()
  }
}

/** Of the link in a mail by which somebody acknowledges the report. */
async function signedToken({ config, url, now }: LivedWorld, number: string): Promise<string> {
  const database = await openStore(config.storage.place)
  try {
    const signer = createLinkSigner({ database, clock: () => now, externalUrl: url })
    const subject = { kind: 'report', id: `${number}/1` }
    const link = await signer.urlFor({ subject, action: 'acknowledge', recipient: 'cto@shop.example' })
    return link?.split('/').at(-1) ?? ''
  } finally {
    await database.close()
  }
}

/** A run that goes on, of which much was said already. Returns its id. */
async function holdDrill(world: LivedWorld, service: string): Promise<string> {
  const path = '/api/v1/drills/runs'
  const begun = await postJson(world.url + path, { service, drill: 'restore-orders' }, headersOf(world))
  const { id } = (await begun.json()) as { readonly id: string }
  await post(world, `${path}/${id}/milestone`, { milestone: 'injected' })
  await post(world, `${path}/${id}/check`, { check: 'http', passed: false, detail: 'status 503 instead of 200' })
  await post(world, `${path}/${id}/check`, { check: 'tcp', passed: true, detail: 'takes connections' })
  await post(world, `${path}/${id}/finding`, { text: 'The key was in nobody’s hands.', owner: 'ada' })
  return id
}

/** One that is watched, after one that was taken back. Returns its id. */
async function deploy(world: LivedWorld, service: string): Promise<string> {
  const path = '/api/v1/deployments'
  const at = (minutes: number) => new Date(world.now.getTime() - minutes * 60_000).toISOString()
  const begin = async (body: object) => {
    const answer = await postJson(world.url + path, { service, ...body }, headersOf(world))
    return ((await answer.json()) as { readonly id: string }).id
  }
  const first = await begin({ version: 'v2026.11.19-1', at: at(200), committed_at: at(1200) })
  await post(world, `${path}/${first}/rolled-back`, { at: at(190) })
  return begin({ version: 'v2026.11.20-1', strategy: 'blue_green', at: at(10), committed_at: at(90) })
}

/** What was written of the first incident, and what is to be done about all of them. */
async function learn(world: LivedWorld, incidents: number): Promise<void> {
  await post(world, '/api/v1/incidents/1/report', {
    summary: 'For twelve minutes one card in ten was refused.\n\nCustomers wrote to us before the alert came.',
    causes: 'A pool of connections was too small for the sale.',
  })
  for (let number = 1; number <= incidents; number += 1) {
    const due = `2026-1${number % 2 === 0 ? 1 : 2}-0${(number % 9) + 1}`
    await post(world, `/api/v1/incidents/${number}/actions`, { text: 'Alert on the pool', owner: 'Ada', due })
  }
}

function headersOf({ token }: LivedWorld) {
  return { authorization: `Bearer ${token}` }
}

async function post(world: LivedWorld, path: string, body: object): Promise<void> {
  const answer = await postJson(world.url + path, body, headersOf(world))
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
}
