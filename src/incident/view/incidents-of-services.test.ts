import { expect, test } from '@jest/globals'
import { milestonesAt, sampleIncident } from '../../../test/support/sample-incident.js'
import { incidentsOfServices } from './incidents-of-services.js'

const day = { from: new Date('2026-11-20T00:00:00Z'), to: new Date('2026-11-21T00:00:00Z') }
const times = { onset: '11:30:00', detected: '11:32:00', acknowledged: '11:36:00', recovered: '12:00:00' }

test('incidents and drills are told by service, false alarms are not', async () => {
  const own = sampleIncident({ number: 1, milestones: milestonesAt(times) })
  const begun = [
    own,
    { ...own, number: 2, kind: 'drill' as const, milestones: milestonesAt({ detected: '15:00:00' }) },
    { ...own, number: 3, kind: 'false_alarm' as const },
    { ...own, number: 4, environment: 'staging' },
  ]
  const reader = incidentsOfServices({ coursesIn: () => Promise.resolve(begun) })
  const services = [
    { service: 'checkout', environment: 'production' },
    { service: 'checkout', environment: null },
    { service: 'catalog', environment: null },
  ]
  const found = await reader.ofServices(services, day)
  expect(found.map((of) => of.map(({ number, kind }) => `${number} ${kind}`))).toEqual([
    ['1 real', '2 drill'],
    ['1 real', '2 drill', '4 real'],
    [],
  ])
  const at = (time: string) => new Date(`2026-11-20T${time}Z`)
  expect(found[0]![0]).toEqual({
    ...{ number: 1, title: own.title, kind: 'real', severity: 'page' },
    ...{ onset: at('11:30:00'), detected: at('11:32:00'), acknowledged: at('11:36:00') },
    ...{ recovered: at('12:00:00'), resolved: null },
  })
  expect(found[0]![1]).toMatchObject({ onset: null, detected: at('15:00:00'), recovered: null })
})
