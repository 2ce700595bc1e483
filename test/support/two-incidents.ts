import * as z from 'zod'
import type { IncidentHouse } from './incident-house.js'
import { delivery } from './deliveries.js'
import { act, alert, get, minute, send, type incidentsOverHttp } from './incidents-over-http.js'
import { incidentAnswer } from '../../src/incident/view/incident-answer.js'
import { incidentDetailsAnswer } from '../../src/incident/view/incident-details-answer.js'

type Scene = ReturnType<typeof incidentsOverHttp>['scene']

const Refusal = z.object({ code: z.string(), detail: z.string() })

/** An incident as a house answers. */
export const incidentOf = (house: IncidentHouse, number = 1) =>
  get(house, `/api/v1/incidents/${number}`, incidentAnswer)

/** The same with its timeline. */
export const detailsOf = (house: IncidentHouse, number = 1) =>
  get(house, `/api/v1/incidents/${number}/details`, incidentDetailsAnswer)

/** The statistics of the service, as they stand in the scene. */
export const statisticsOf = async (house: IncidentHouse, { now }: Scene) =>
  (await house.incidents.summary(now)).services[0]!.statistics

/** How something was refused: status and words. */
export async function refusal(answer: Promise<Response>) {
  const response = await answer
  return [response.status, Refusal.parse(await response.json()).detail]
}

/** Two that lie apart: resolved by people at once, then the next alert. */
export async function twoIncidents(house: IncidentHouse, scene: Scene): Promise<void> {
  scene.now = minute(22)
  scene.tale.alerts = []
  await send(house, delivery(alert({ status: 'resolved', endsAt: minute(20) })))
  await act(house, '1/resolve', { by: 'Ada' })
  await act(house, '1/milestone', { by: 'Ada', milestone: 'onset', at: minute(0).toISOString() })
  await act(house, '1/milestone', { by: 'Ada', milestone: 'recovered', at: minute(20).toISOString() })
  scene.now = minute(42)
  const startsAt = minute(41)
  await send(house, delivery(alert({ fingerprint: '00000000000000b2', startsAt })))
  await act(house, '2/acknowledge', { by: 'Bob' })
  scene.now = minute(62)
  await act(house, '2/resolve', { by: 'Bob' })
  await act(house, '2/milestone', { by: 'Bob', milestone: 'onset', at: minute(40).toISOString() })
  await act(house, '2/milestone', { by: 'Bob', milestone: 'recovered', at: minute(60).toISOString() })
}
