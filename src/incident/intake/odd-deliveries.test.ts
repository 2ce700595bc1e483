import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { delivery, firingAlert, postJson } from '../../../test/support/deliveries.js'
import { createFakePrometheus } from '../../../test/support/fake-prometheus.js'
import { startIncidentHouse, type IncidentHouse } from '../../../test/support/incident-house.js'
import { sampleAlert } from '../../../test/support/sample-incident.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { incidentPageAnswer } from '../view/incident-answer.js'

const minute = (count: number) => new Date(Date.parse('2026-11-20T11:30:00Z') + count * 60_000)
const { labels } = sampleAlert()
const alert = (changes: object = {}) => firingAlert(minute(2), changes)

let database: Database
let house: IncidentHouse

beforeEach(async () => {
  database = await openStore(':memory:')
  const bad = [{ from: minute(0), to: null }]
  const reader = createFakePrometheus({ bad, alerts: [{ labels, from: minute(2), to: null }], down: [] })
  house = await startIncidentHouse({ database, reader, clock: () => minute(3) })
})

afterEach(async () => {
  await house.stop()
  await database.close()
})

const send = (body: unknown) => postJson(`${house.url}/webhooks/alertmanager`, body)

const incidents = async () => {
  return incidentPageAnswer.parse(await (await fetch(`${house.url}/api/v1/incidents`)).json()).data
}

describe('a delivery of Alertmanager', () => {
  it('keeps what can be read of it and sets aside what cannot, for people to look at', async () => {
    const unreadable = [{ startsAt: 'yesterday' }, { startsAt: '0000-01-01T00:00:00Z' }, { labels: { a: 1 } }]
    const answer = await send(delivery(...unreadable.map(alert), alert(), 'no alert' as unknown as object))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ alerts: 1 })
    expect(await incidents()).toHaveLength(1)
    expect(house.outcomes).toEqual(['set_aside', 'set_aside', 'set_aside', 'set_aside', 'accepted'])
    const aside = await database.read((reader) =>
      reader.selectFrom('alert_set_aside').select(['reason', 'body']).execute(),
    )
    expect(aside[0]).toEqual({
      reason: expect.stringContaining('startsAt'),
      body: expect.stringContaining('"startsAt":"yesterday"'),
    })
  })

  it('is kept beside alerts that are nested deeper than can be written, of the day after tomorrow, or of years ago', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const odd = [{ labels: 'DEEP' }, { startsAt: minute(2 * 1440) }, { startsAt: '1969-12-31T23:59:59Z' }].map(alert)
    const body = JSON.stringify(delivery(...odd, alert())).replace('"DEEP"', deep)
    for (const turn of [1, 2]) {
      const answer = await send(body)
      expect({ turn, status: answer.status, body: await answer.json() }).toEqual({
        turn,
        status: 200,
        body: { alerts: 1 },
      })
    }
    // Alertmanager repeats what nobody can read as well.
    expect(
      await database.read((reader) => reader.selectFrom('alert_set_aside').select('reason').execute()),
    ).toHaveLength(3)
  })

  it.each([
    ['"__proto__":"x"', 1],
    ['"__proto__":null', 0],
  ])('whose labels are %s is read like any other', async (label, read) => {
    const body = JSON.stringify(delivery(alert({ labels: { ...labels, odd: '' } }))).replace('"odd":""', label)
    expect(await (await send(body)).json()).toEqual({ alerts: read })
    const kept = await database.read((reader) => reader.selectFrom('alert_observation').select('labels').execute())
    expect(kept.map((one) => one.labels.includes(label))).toEqual(read === 1 ? [true] : [])
  })

  it('whose summary holds a NUL character keeps what comes after', async () => {
    await send(delivery(alert({ annotations: { summary: 'checkout\0fails' } })))
    expect((await incidents()).map(({ title }) => title)).toEqual(['checkout\ufffdfails'])
  })
})
