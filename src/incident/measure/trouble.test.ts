import { describe, expect, it } from '@jest/globals'
import { createRandom } from '../../../test/support/history/random.js'
import type { ServiceSample } from './service-sample.js'
import { followTrouble } from './trouble.js'

const settings = { objective: 0.999, stepSeconds: 30, windowSeconds: 30, lagSeconds: 0, stabilityWindowSeconds: 300 }

/** One sample per event, every 30 s: `x` failed. */
function events(pattern: string): readonly ServiceSample[] {
  return pattern.split('').map((letter, index) => ({
    at: new Date(index * 30_000),
    events: 1,
    errors: letter === 'x' ? 1 : 0,
  }))
}

const isOver = (pattern: string) => followTrouble(events(pattern), { from: 0, start: 0, direction: 1 }, settings).isOver

describe('a trouble', () => {
  it('that was total is over after the stability window, not before', () => {
    expect(isOver('x'.repeat(30) + '.'.repeat(10))).toBe(false)
    expect(isOver('x'.repeat(30) + '.'.repeat(11))).toBe(true)
  })

  it('of a single error says nothing about how long its pauses are', () => {
    expect(isOver('x' + '.'.repeat(300))).toBe(false)
  })

  it('of every other event is over after some ten pauses like its own, of every twentieth after a hundred or two', () => {
    const last = (pattern: string, pause: number) => isOver(pattern + '.'.repeat(pause))
    expect([last('x.'.repeat(20), 10), last('x.'.repeat(20), 30)]).toEqual([false, true])
    const rare = `x${'.'.repeat(19)}`.repeat(20)
    expect([last(rare, 100), last(rare, 400)]).toEqual([false, true])
  })

  it('that falls from every event to every twentieth is not over', () => {
    const falling = 'x'.repeat(40) + `${'.'.repeat(4)}x`.repeat(10) + `${'.'.repeat(9)}x`.repeat(10)
    expect(isOver(falling + `${'.'.repeat(19)}x`.repeat(5))).toBe(false)
  })

  it('of an even ratio is taken for over in about one of a thousand', () => {
    const random = createRandom(20_261_128)
    const course = (ratio: number) => Array.from({ length: 400 }, () => (random() < ratio ? 'x' : '.')).join('')
    const ratios = Array.from({ length: 300 }, (_, index) => [0.5, 0.2, 0.05][index % 3] ?? 0.5)
    expect(ratios.filter((ratio) => isOver(`x${course(ratio)}`)).length).toBeLessThanOrEqual(1)
  })
})
