import { describe, expect, it } from '@jest/globals'
import { recordOf, standingOf, type AskedServer, type DriftItem, type DriftLook, type DriftRecord } from './drift.js'
import { driftSamples } from './drift-metrics.js'

const asked: AskedServer = { server: 'prometheus', name: 'eu', url: 'http://eu:9090' }
const item = (name: string): DriftItem => ({ kind: 'changed', name, file: '/rules.yaml', changes: [] })
const at = (hour: number) => new Date(Date.UTC(2026, 10, 3, hour))
const HASH = 'a'.repeat(64)

const compared = (...items: readonly DriftItem[]): DriftLook => ({ ...asked, outcome: 'compared', digest: '1', items })
const unknown: DriftLook = { ...asked, outcome: 'unknown', problem: 'no answer' }
const asBefore: DriftLook = { ...asked, outcome: 'as_before' }

/** What is kept after looks at one hour after the other, from midnight. */
function after(...looks: readonly DriftLook[]): DriftRecord {
  const last = looks.reduce<DriftRecord | null>(
    (before, look, hour) => recordOf(look, before, { at: at(hour), configHash: HASH }),
    null,
  )
  if (last === null) throw new Error('expected a look')
  return last
}

const now = (hour: number, changes: object = {}) => ({
  ...{ at: at(hour), configHash: HASH, longestMs: 2 * 3_600_000 },
  ...changes,
})

describe('what is kept of looks', () => {
  it('tells a difference from when it was first seen, whatever was unknown in between', () => {
    const record = after(compared(), compared(item('a')), unknown, compared(item('b'), item('c')), asBefore)
    expect(record).toMatchObject({ differentSince: at(1), answeredAt: at(4), problem: null, unknownSince: null })
    expect(record.items.map(({ name }) => name)).toEqual(['b', 'c'])
  })

  it('begins anew once a look has found none', () => {
    const record = after(compared(item('a')), compared(), compared(item('a')))
    expect(record.differentSince).toEqual(at(2))
  })

  it('has of a server that does not answer what it last said, and since when it does not', () => {
    const record = after(compared(item('a')), unknown, unknown)
    expect(record).toMatchObject({ answeredAt: at(0), unknownSince: at(1), problem: 'no answer', items: [item('a')] })
  })
})

describe('a server', () => {
  it.each([
    ['is as generated where it said so an hour ago', after(compared()), now(1), 'same', null],
    ['differs where it said so', after(compared(item('a'))), now(1), 'different', null],
    ['is unknown where nobody has looked', null, now(1), 'unknown', /nobody has looked yet/],
    ['is unknown where it does not answer', after(compared(), unknown), now(1), 'unknown', /no answer/],
    ['is unknown where it answered too long ago', after(compared()), now(3), 'unknown', /for a long time/],
    [
      'is unknown where it was compared with another configuration',
      after(compared()),
      now(1, { configHash: 'b'.repeat(64) }),
      'unknown',
      /since this configuration runs/,
    ],
  ] as const)('%s', (...[, record, instant, state, problem]) => {
    const standing = standingOf(asked, record, instant)
    expect(standing.state).toBe(state)
    if (problem === null) expect(standing.problem).toBeNull()
    else expect(standing.problem).toMatch(problem)
  })

  it('that has moved is unknown until it was asked where it is', () => {
    const moved = standingOf({ ...asked, url: 'http://new:9090' }, after(compared()), now(1))
    expect([moved.state, moved.problem]).toEqual(['unknown', 'nobody has looked since it is at http://new:9090'])
  })
})

describe('its metrics', () => {
  const lines = (record: DriftRecord | null, hour: number) =>
    driftSamples(standingOf(asked, record, now(hour))).map(({ name, labels, value }) => {
      return [name, labels['kind'] ?? '', value].join(' ')
    })

  it('count what differs by kind, and say when it last answered', () => {
    const items = [item('a'), item('b'), { ...item('c'), kind: 'extra' as const }]
    expect(lines(after(compared(...items)), 1)).toEqual([
      'plimsoll_drift_items missing 0',
      'plimsoll_drift_items changed 2',
      'plimsoll_drift_items extra 1',
      'plimsoll_drift_known  1',
      `plimsoll_drift_checked_timestamp_seconds  ${Date.UTC(2026, 10, 3) / 1000}`,
    ])
  })

  it('say no number where nobody knows: it would be a stale one', () => {
    expect(lines(after(compared(), unknown), 1)).toEqual([
      'plimsoll_drift_known  0',
      `plimsoll_drift_checked_timestamp_seconds  ${Date.UTC(2026, 10, 3) / 1000}`,
    ])
    expect(lines(null, 1)).toEqual(['plimsoll_drift_known  0'])
  })
})
