import { expect, it } from '@jest/globals'
import { createMeasurePace } from './measure-pace.js'

const START = Date.parse('2026-11-20T12:00:00Z')
const at = (seconds: number) => new Date(START + seconds * 1000)
const incident = {
  ...{ id: 'a', service: 'checkout', environment: null, state: 'open' as const },
  ...{ beganAt: at(0), alerts: 1, firing: 1 },
}

/** Rounds of 30 s in which it is due, from one age to another. */
function rounds(fromSeconds: number, toSeconds: number) {
  const pace = createMeasurePace()
  const all = Array.from({ length: (toSeconds - fromSeconds) / 30 }, (_, index) => at(fromSeconds + index * 30))
  return all.filter((now) => pace.isDue(incident, now)).length
}

it('an incident is looked at in every round of its first hour, and every five minutes after some hours', () => {
  expect(rounds(0, 3600)).toBe(120)
  expect(rounds(36_000, 39_600)).toBe(12)
})

it('an incident whose alerts have changed, and one that has recovered, is looked at in the next round', () => {
  const pace = createMeasurePace()
  expect([pace.isDue(incident, at(36_000)), pace.isDue(incident, at(36_030))]).toEqual([true, false])
  const ended = { ...incident, firing: 0 }
  expect([pace.isDue(ended, at(36_030)), pace.isDue(ended, at(36_060))]).toEqual([true, false])
  const recovered = { ...ended, state: 'recovered' as const }
  expect([pace.isDue(recovered, at(36_060)), pace.isDue(recovered, at(36_090))]).toEqual([true, true])
})
