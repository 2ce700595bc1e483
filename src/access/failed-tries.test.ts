import { describe, expect, it } from '@jest/globals'
import { createFailedTries, MOST_TRIES, networkOf, type FailedTries } from './failed-tries.js'

const NOON = Date.parse('2026-11-20T12:00:00Z')
const at = (seconds: number) => new Date(NOON + seconds * 1000)

function failing(tries: FailedTries, address: string, seconds: readonly number[]): void {
  for (const second of seconds) tries.failed(address, `wrong ${second}`, at(second))
}

const TEN = Array.from({ length: MOST_TRIES }, (_, second) => second)

describe('wrong tokens', () => {
  it('are ten a minute: the next waits until the first of them is a minute old', () => {
    const tries = createFailedTries()
    failing(tries, '10.0.0.1', TEN.slice(1))
    expect(tries.waitMs('10.0.0.1', 'x', at(10))).toBe(0)
    failing(tries, '10.0.0.1', [10])
    expect(tries.waitMs('10.0.0.1', 'x', at(20))).toBe(41_000)
    expect(tries.waitMs('10.0.0.1', 'x', at(61))).toBe(0)
    expect(tries.waitMs('10.0.0.2', 'x', at(20))).toBe(0)
  })

  it('do not keep those out whose token was right from there, until it is wrong', () => {
    const tries = createFailedTries()
    tries.succeeded('10.0.0.1', 'right')
    failing(tries, '10.0.0.1', TEN)
    expect(tries.waitMs('10.0.0.1', 'right', at(20))).toBe(0)
    expect(tries.waitMs('10.0.0.1', 'other', at(20))).toBeGreaterThan(0)
    tries.failed('10.0.0.1', 'right', at(20))
    expect(tries.waitMs('10.0.0.1', 'right', at(21))).toBeGreaterThan(0)
  })

  it('are forgotten when the clock is set back', () => {
    const tries = createFailedTries()
    failing(tries, '10.0.0.1', TEN)
    expect(tries.waitMs('10.0.0.1', 'x', at(-3600))).toBe(0)
  })

  it('of 100,000 addresses are remembered of the newest 10,000', () => {
    const tries = createFailedTries()
    failing(tries, 'first', TEN)
    for (let n = 0; n < 9_999; n++) tries.failed(`n${n}`, 'x', at(10))
    expect(tries.waitMs('first', 'x', at(10))).toBeGreaterThan(0)
    tries.failed('one more', 'x', at(10))
    expect(tries.waitMs('first', 'x', at(10))).toBe(0)
  })
})

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7'],
  ['2001:0DB8::7:1:2:3:4', '2001:db8:0:7'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s belongs to the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
