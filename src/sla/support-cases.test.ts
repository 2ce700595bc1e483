import { expect, test } from '@jest/globals'
import { recoveryCases } from './recovery-cases.js'
import type { ServiceIncident } from './service-incident.js'
import { promisedAnswers } from './support-cases.js'

const at = (time: string) => new Date(`2026-11-20T${time}Z`)

function incident(changes: Partial<ServiceIncident> = {}): ServiceIncident {
  return {
    ...{ number: 7, title: 'checkout fails', kind: 'real', severity: 'page' },
    ...{ onset: at('11:30:00'), detected: at('11:32:00') },
    ...{ acknowledged: at('11:36:00'), recovered: at('12:00:00'), resolved: null },
    ...changes,
  }
}

test('of each incident support promises what is agreed for its severity, from when it was detected', () => {
  const targets = [{ severity: 'page', acknowledge: { seconds: 900 }, resolve: { businessDays: 1 } }]
  const incidents = [
    incident(),
    incident({ severity: 'ticket' }),
    incident({ kind: 'drill' }),
    incident({ detected: null }),
  ]
  const about = { incident: 7, severity: 'page', opened: at('11:32:00') }
  expect(promisedAnswers(incidents, { hours: null, targets })).toEqual([
    { ...about, promise: 'acknowledge', target: { seconds: 900 }, done: at('11:36:00') },
    { ...about, promise: 'resolve', target: { businessDays: 1 }, done: null },
  ])
  const only = [{ severity: 'page', acknowledge: null, resolve: { seconds: 60 } }]
  expect(promisedAnswers([incident()], { hours: null, targets: only }).map(({ promise }) => promise)).toEqual([
    'resolve',
  ])
})

test('a recovery takes from onset to recovery, and what lasts is too long once it has lasted too long', () => {
  const cases = (changes: Partial<ServiceIncident>, now: string) => {
    return recoveryCases([incident(changes)], { losses: new Map([[7, 300]]), now: at(now), rtoSeconds: 3600 })
  }
  expect(cases({}, '13:00:00')).toEqual([
    { name: 'incident #7', at: at('11:30:00'), recoverySeconds: 1800, lossSeconds: 300 },
  ])
  expect(cases({ recovered: null }, '12:30:00')).toMatchObject([{ recoverySeconds: null }])
  expect(cases({ recovered: null }, '12:30:01')).toMatchObject([{ recoverySeconds: 3601 }])
  expect(cases({ number: 8, kind: 'drill', onset: null }, '13:00:00')).toMatchObject([
    { name: 'drill #8', at: at('11:32:00'), recoverySeconds: 1680, lossSeconds: null },
  ])
  expect(cases({ onset: null, detected: null }, '13:00:00')).toEqual([])
})
