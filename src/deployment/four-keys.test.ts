import { describe, expect, it } from '@jest/globals'
import { fourKeys, type CountedDeployment } from './four-keys.js'

const NOW = new Date('2026-11-30T00:00:00Z')
const HOUR = 3_600_000
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR)

function deployed(hours: number, changes: Partial<CountedDeployment> = {}): CountedDeployment {
  const place = { service: 'checkout', environment: null }
  const open = { finishedAt: null, committedAt: null, rolledBackAt: null }
  return { ...place, ...open, startedAt: hoursAgo(hours), verdict: 'healthy', ...changes }
}

function keysOf(deployments: readonly CountedDeployment[], first = hoursAgo(24 * 365)) {
  const firsts = [{ service: 'checkout', environment: null, startedAt: first }]
  const [keys] = fourKeys({ deployments, firsts }, NOW)
  if (keys === undefined) throw new Error('there are no figures')
  return keys
}

describe('deployment frequency', () => {
  it('is over 90 days', () => {
    const keys = keysOf(Array.from({ length: 45 }, (_, day) => deployed(day * 48)))
    expect(keys).toMatchObject({ deployments: 45, since: hoursAgo(90 * 24) })
    expect(keys.perDay).toBeCloseTo(0.5, 12)
  })

  it('is over less where the first deployment is younger, but over seven days at least', () => {
    expect(keysOf([deployed(1), deployed(480)], hoursAgo(480)).perDay).toBeCloseTo(0.1, 12)
    expect(keysOf([deployed(1)], hoursAgo(1)).perDay).toBeCloseTo(1 / 7, 12)
  })
})

describe('lead time', () => {
  it('is the median from the commit to the end, or to the marker where no end was told, of those with a commit', () => {
    const keys = keysOf([
      deployed(10, { committedAt: hoursAgo(12), finishedAt: hoursAgo(9) }),
      deployed(8, { committedAt: hoursAgo(9) }),
      deployed(6, { committedAt: hoursAgo(16), finishedAt: hoursAgo(5) }),
      deployed(4),
    ])
    // 3 h, 1 h and 11 h.
    expect(keys.leadTime).toEqual({ seconds: 3 * 3600, samples: 3 })
  })

  it('of an even number is the mean of the two in the middle, and is none where no commit is known', () => {
    const two = [deployed(4, { committedAt: hoursAgo(5) }), deployed(2, { committedAt: hoursAgo(5) })]
    expect(keysOf(two).leadTime).toEqual({ seconds: 2 * 3600, samples: 2 })
    expect(keysOf([deployed(4)]).leadTime).toEqual({ seconds: null, samples: 0 })
  })
})

describe('change failure ratio', () => {
  it('is of those whose watch is over, or that were taken back', () => {
    const keys = keysOf([
      deployed(9, { verdict: 'degraded' }),
      deployed(8, { verdict: 'degraded', rolledBackAt: hoursAgo(7) }),
      deployed(7, { verdict: null, rolledBackAt: hoursAgo(6) }),
      ...[deployed(6), deployed(5, { verdict: 'inconclusive' }), deployed(4, { verdict: null })],
    ])
    expect(keys).toMatchObject({ changeFailureRatio: 3 / 5, judged: 5, deployments: 6 })
    expect(keys.byState).toEqual({ watched: 1, degraded: 1, healthy: 1, inconclusive: 1, rolled_back: 2 })
  })

  it('is none while all are watched', () => {
    expect(keysOf([deployed(1, { verdict: null })])).toMatchObject({ changeFailureRatio: null, judged: 0 })
  })
})

describe('time to restore', () => {
  it('ends with the rollback, or with the next one that did not fail', () => {
    const keys = keysOf([
      deployed(20, { verdict: 'degraded', rolledBackAt: hoursAgo(19) }),
      deployed(10, { verdict: 'degraded' }),
      deployed(9, { verdict: 'degraded', rolledBackAt: hoursAgo(8.5) }),
      deployed(7),
      deployed(6),
    ])
    // 1 h and 30 min by rollback, 3 h by the deployment 7 h ago.
    expect(keys.timeToRestore).toEqual({ seconds: 3600, samples: 3 })
    expect(keys.timeToRollBack).toEqual({ seconds: 2700, samples: 2 })
  })

  it('is not known of one that stands, or that is followed by one that is watched', () => {
    const failed = deployed(10, { verdict: 'degraded' })
    expect(keysOf([failed]).timeToRestore).toEqual({ seconds: null, samples: 0 })
    expect(keysOf([failed, deployed(1, { verdict: null })]).timeToRestore.samples).toBe(0)
  })
})

it('keeps services and environments apart, by name', () => {
  const deployments = [
    deployed(1, { service: 'search' }),
    deployed(1, { environment: 'production' }),
    deployed(2, { environment: 'staging' }),
  ]
  const firsts = deployments.map(({ service, environment, startedAt }) => ({ service, environment, startedAt }))
  const found = fourKeys({ deployments, firsts }, NOW)
  expect(found.map(({ service, environment }) => [service, environment])).toEqual([
    ['checkout', 'production'],
    ['checkout', 'staging'],
    ['search', null],
  ])
})
