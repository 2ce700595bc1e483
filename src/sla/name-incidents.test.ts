import { expect, it } from '@jest/globals'
import type { BadList, ListedStretch } from './bad-list.js'
import { nameIncidents } from './name-incidents.js'
import type { ServiceIncident, ServiceIncidentReader } from './service-incident.js'

const at = (time: string) => new Date(`2026-10-${time}Z`)

function stretch(from: string, to: string): ListedStretch {
  return {
    ...{ from: at(from), to: at(to), kind: 'bad', member: null, incidents: [], recovery: null },
    ...{ badSeconds: 60, atWorstSeconds: 60, errors: null, errorsAtWorst: null, unknownSeconds: 0 },
  }
}

function incident(number: number, times: Partial<ServiceIncident>): ServiceIncident {
  return {
    ...{ number, title: `trouble ${number}`, kind: 'real', severity: 'page', onset: null, detected: null },
    ...{ acknowledged: null, recovered: null, resolved: null, ...times },
  }
}

const listOf = (...stretches: readonly ListedStretch[]): BadList => ({ stretches, others: null, beside: null })

it('a stretch names the incidents with which it shares time, from their first failure to their recovery', async () => {
  const asked: Parameters<ServiceIncidentReader['ofServices']>[] = []
  const incidents = [
    // Begun weeks before, and over before.
    incident(1, { onset: at('01T00:00:00'), recovered: at('05T12:00:00') }),
    incident(2, { onset: at('05T11:30:00'), detected: at('05T12:20:00'), recovered: at('05T12:10:00') }),
    incident(3, { detected: at('05T12:05:00'), resolved: at('05T12:06:00') }),
    // Lasts.
    incident(4, { onset: at('05T12:29:00') }),
    incident(5, { onset: at('05T12:30:00') }),
    incident(6, {}),
  ]
  const reader: ServiceIncidentReader = {
    ofServices: (...question) => {
      asked.push(question)
      return Promise.resolve([[], incidents])
    },
  }
  const [quiet, checkout] = [
    { agreement: { service: 'catalog', environment: null }, bad: listOf(stretch('02T00:00:00', '02T00:01:00')) },
    { agreement: { service: 'checkout', environment: null }, bad: listOf(stretch('05T12:00:00', '05T12:30:00')) },
  ]
  const [none, some] = await nameIncidents([quiet, checkout], reader)
  expect(none).toEqual(quiet.bad)
  expect(some?.stretches[0]?.incidents.map(({ number }) => number)).toEqual([2, 3, 4])
  expect(some?.stretches[0]?.incidents[0]).toEqual({ number: 2, kind: 'real', title: 'trouble 2' })
  // One question, from a month before the first stretch on.
  expect(asked).toEqual([
    [[quiet.agreement, checkout.agreement], { from: new Date('2026-09-02T00:00:00Z'), to: at('05T12:30:00') }],
  ])
})

it('nobody is asked where nothing was bad', async () => {
  const reader: ServiceIncidentReader = { ofServices: () => Promise.reject(new Error('was asked')) }
  const agreement = { service: 'checkout', environment: null }
  expect(await nameIncidents([{ agreement, bad: listOf() }], reader)).toEqual([listOf()])
})
