import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dueSteps, stepCount, stepDueAt, type EscalationState } from './due-steps.js'
import type { EscalationPolicy } from './escalation-policy.js'

const since = new Date('2026-11-20T12:00:00Z')
const at = (minutes: number) => new Date(since.getTime() + minutes * 60_000)

function policy(minutes: readonly number[], repeat = 0): EscalationPolicy {
  return { name: 'p', steps: minutes.map((one) => ({ afterSeconds: one * 60, notify: ['chat'] })), repeat }
}

function minutesOf(one: EscalationPolicy): (number | null)[] {
  return Array.from({ length: stepCount(one) + 1 }, (_, position) => {
    const due = stepDueAt(one, since, position)
    return due === null ? null : (due.getTime() - since.getTime()) / 60_000
  })
}

const policies = fc
  .record({
    gaps: fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 5 }),
    first: fc.integer({ min: 0, max: 10_000 }),
    repeat: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ gaps, first, repeat }): EscalationPolicy => {
    let afterSeconds = first
    const steps = gaps.map((gap, index) => ({
      afterSeconds: (afterSeconds += index === 0 ? 0 : gap),
      notify: ['chat'],
    }))
    return { name: 'p', steps, repeat }
  })

describe('the times of the steps', () => {
  it.each([
    ['each once', policy([15, 60]), [15, 60, null]],
    ['the rounds as far apart as the last two steps', policy([15, 60], 1), [15, 60, 105, 150, null]],
    ['a single step by its own time', policy([20], 2), [20, 40, 60, null]],
    ['a single step at once no faster than every five minutes', policy([0], 2), [0, 5, 10, null]],
    ['at once, and two days later', policy([0, 2880], 1), [0, 2880, 5760, 8640, null]],
  ])('are %s', (_how, one, expected) => {
    expect(minutesOf(one)).toEqual(expected)
  })

  it('only ever rise', () => {
    fc.assert(
      fc.property(policies, (one) => {
        const times = minutesOf(one).slice(0, -1) as number[]
        times.slice(1).forEach((time, index) => {
          expect(time).toBeGreaterThan(times[index]!)
        })
      }),
    )
  })
})

describe('the steps that are due', () => {
  it('are none before the first is, and all that were missed after a long sleep', () => {
    const state = { since, done: 0, isHurried: false }
    expect(dueSteps(policy([15, 60]), state, at(14.99))).toEqual([])
    expect(dueSteps(policy([15, 60]), state, at(15))).toEqual([0])
    expect(dueSteps(policy([15, 60]), state, at(600))).toEqual([0, 1])
  })

  it('begin with the next one at once when the last one reached nobody, and only that one', () => {
    expect(dueSteps(policy([15, 60, 120]), { since, done: 1, isHurried: true }, at(16))).toEqual([1])
    expect(dueSteps(policy([15]), { since, done: 1, isHurried: true }, at(16))).toEqual([])
  })

  it('run each exactly once, in order, however often and late somebody looks', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 30 })
    fc.assert(
      fc.property(policies, looks, (one, times) => {
        let state: EscalationState = { since, done: 0, isHurried: false }
        const ran: number[] = []
        const sorted = [...times].sort((a, b) => a - b)
        for (const seconds of sorted) {
          const now = new Date(since.getTime() + seconds * 1000)
          const due = dueSteps(one, state, now)
          for (const position of due)
            expect(stepDueAt(one, since, position)!.getTime()).toBeLessThanOrEqual(now.getTime())
          ran.push(...due)
          state = { ...state, done: state.done + due.length }
        }
        const end = since.getTime() + (sorted.at(-1) ?? -1) * 1000
        const all = Array.from({ length: stepCount(one) }, (_, position) => position)
        expect(ran).toEqual(all.filter((position) => stepDueAt(one, since, position)!.getTime() <= end))
      }),
    )
  })
})
