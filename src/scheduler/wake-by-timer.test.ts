import { describe, expect, it } from '@jest/globals'
import { createTimedWaker } from './wake-by-timer.js'

/** A clock on the wall that can be moved, beside timers that count real time. */
function setUp(start: string, cron: string) {
  const state = { wall: Date.parse(start), elapsed: 0, timers: [] as { at: number; call: () => void }[] }
  const woken: string[] = []
  const waker = createTimedWaker({
    clock: () => new Date(state.wall),
    later: (wait, call) => {
      const timer = { at: state.elapsed + wait, call }
      state.timers.push(timer)
      return () => (state.timers = state.timers.filter((one) => one !== timer))
    },
  })
  const end = waker({ cron, timezone: 'Europe/Berlin' }, () => {
    woken.push(new Date(state.wall).toISOString())
    return Promise.resolve()
  })
  const pass = (seconds: number) => {
    const until = state.elapsed + seconds * 1000
    for (;;) {
      const next = state.timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0]
      state.wall += (next?.at ?? until) - state.elapsed
      state.elapsed = next?.at ?? until
      if (next === undefined) return
      state.timers = state.timers.filter((one) => one !== next)
      next.call()
    }
  }
  return { state, woken, end, pass }
}

const slots = (woken: readonly string[]) => woken.filter((at) => at.endsWith('0.000Z'))

describe('waiting for slots', () => {
  it('wakes at each of them, and no more once it is ended', () => {
    const { woken, end, pass } = setUp('2026-11-20T12:00:03Z', '*/5 * * * * *')
    pass(15)
    expect(woken).toEqual(['2026-11-20T12:00:05.000Z', '2026-11-20T12:00:10.000Z', '2026-11-20T12:00:15.000Z'])
    end()
    pass(60)
    expect(woken).toHaveLength(3)
  })

  it.each([
    ['forward', 3 * 3600],
    ['back', -3600],
  ])('goes on with its slots when the clock moves %s', (_, seconds) => {
    const { state, woken, pass } = setUp('2026-11-20T12:00:03Z', '0 * * * * *')
    pass(10)
    state.wall += seconds * 1000
    const before = woken.length
    pass(120)
    expect(slots(woken.slice(before)).filter((at) => at.includes(':00.'))).toHaveLength(2)
  })

  it.each(['2026-03-29T00:58:00Z', '2026-10-25T00:58:00Z'])(
    'keeps its minutes over the change of clocks after %s',
    (start) => {
      const { woken, pass } = setUp(start, '0 * * * * *')
      pass(300)
      expect(slots(woken).filter((at) => at.includes(':00.'))).toHaveLength(5)
    },
  )
})
