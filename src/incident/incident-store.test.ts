import { expect, it } from '@jest/globals'
import { sampleAlert, sampleIncident } from '../../test/support/sample-incident.js'
import { openStore } from '../store/open-store.js'
import { beginningOf } from './incident-book.js'
import { glanceAtUnresolved, saveApplied } from './incident-store.js'

const ended = new Date('2026-11-20T11:50:00Z')

it('a glance at what is not resolved counts alerts, and those that fire, and reads nothing else', async () => {
  const alerts = [
    sampleAlert(),
    sampleAlert({ fingerprint: 'b', endsAt: ended }),
    sampleAlert({ fingerprint: 'c', endsAt: ended }),
  ]
  const open = sampleIncident({ id: 'open', number: 1, alerts })
  const bare = sampleIncident({ id: 'bare', number: 2, environment: null, state: 'recovered', alerts: [] })
  const closed = sampleIncident({
    id: 'closed',
    number: 3,
    state: 'resolved',
    alerts: [sampleAlert({ startsAt: ended })],
  })
  const store = await openStore(':memory:')
  for (const incident of [open, bare, closed]) {
    const before = { service: incident.service, environment: incident.environment, incidents: [], loose: [] }
    const applied = { book: { ...before, incidents: [incident] }, changes: [] }
    await store.write((transaction) =>
      saveApplied(transaction, before, { applied, at: ended, actor: { kind: 'job', name: 'incidents' } }),
    )
  }
  const seen = await store.read(glanceAtUnresolved)
  const service = 'checkout'
  expect(seen.toSorted((a, b) => b.alerts - a.alerts)).toEqual([
    { id: 'open', service, environment: 'production', state: 'open', beganAt: beginningOf(open), alerts: 3, firing: 1 },
    { id: 'bare', service, environment: null, state: 'recovered', beganAt: beginningOf(bare), alerts: 0, firing: 0 },
  ])
  await store.close()
})
