import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { incidentAnswer } from '../../src/incident/view/incident-answer.js'
import { pagerdutyEventsAnswer } from '../../src/pagerduty/pagerduty-paths.js'
import { delivery } from './deliveries.js'
import { exampleConfig } from './example-config.js'
import type { IncidentHouse } from './incident-house.js'
import { alert, get, incidentsOverHttp, labels, minute, send } from './incidents-over-http.js'
import { pagerdutyEvent, pagerdutyIncident, type EventOrder } from './pagerduty-deliveries.js'

/** Daemons with a team whose pages go to PagerDuty by Alertmanager, and from which PagerDuty comes back; they stop behind each test. */
export function pagerdutyOverHttp() {
  const { scene, start, changes } = incidentsOverHttp()
  const startHouse = (...secrets: readonly string[]): Promise<IncidentHouse> => {
    const webhookSecretFile = secrets.length === 0 ? null : join(scene.folder, 'webhook-secret')
    if (webhookSecretFile !== null) writeFileSync(webhookSecretFile, `${secrets.join('\n')}\n`)
    const base = exampleConfig({})
    const pager = {
      kind: 'pagerduty',
      name: 'pager',
      routingKeyFile: 'x',
      url: 'https://x',
      webhookSecretFile,
    } as const
    const receivers = { page: 'pager', ticket: null }
    const team = { name: 'payments', receivers, escalationPolicy: null, contacts: [] }
    return start({ config: { ...base, receivers: [pager], teams: [team] } })
  }
  /** The same with an incident whose alert Alertmanager has told PagerDuty of. */
  const openHouse = async (...secrets: readonly string[]): Promise<IncidentHouse> => {
    const house = await startHouse(...secrets)
    await send(house, delivery(alert({ labels: { ...labels, team: 'payments' } })))
    await house.reconcile()
    return house
  }
  return { scene, changes, startHouse, openHouse }
}

/** Written by hand: the key of the route of the team's pages, and the labels of the group. */
const GROUP =
  '{}/{severity="page",team="payments"}:{alertname="SLOErrorBudgetBurn", environment="production", service="checkout"}'
const ALERTMANAGERS = createHash('sha256').update(GROUP).digest('hex')

/** The incident in PagerDuty that Alertmanager's page has opened. */
export const born = (more: object = {}) => pagerdutyIncident({ incident_key: ALERTMANAGERS, ...more })

let count = 0

/** An event of it, under an id of its own. */
export const event = (order: Partial<EventOrder> & Pick<EventOrder, 'type'>) =>
  pagerdutyEvent({ id: `E${++count}`, at: minute(5), data: born(), ...order })

/** Our incident. */
export const incident = (house: IncidentHouse) => get(house, '/api/v1/incidents/1', incidentAnswer)

/** What PagerDuty has told. */
export const events = async (house: IncidentHouse, outcome = 'all') =>
  (await get(house, `/api/v1/pagerduty/events?outcome=${outcome}`, pagerdutyEventsAnswer)).items
