import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dueSlots, newestDueSlot, nextDueSlot } from './due-times.js'

const BERLIN = 'Europe/Berlin'
const daily = { cron: '30 2 * * *', timezone: BERLIN }

function due(cron: string, after: string, until: string): string[] {
  const range = { after: new Date(after), until: new Date(until) }
  return dueSlots({ cron, timezone: BERLIN }, range, 100).map((slot) => slot.toISOString())
}

describe('due slots', () => {
  it('are later than the first bound and not later than the second', () => {
    expect(due('0 8 1 * *', '2026-01-01T07:00:00Z', '2026-02-01T07:00:00Z')).toEqual(['2026-02-01T07:00:00.000Z'])
    expect(due('0 8 1 * *', '2026-01-01T07:00:00Z', '2026-02-01T06:59:59Z')).toEqual([])
  })

  it('keep the local hour over the change of the clocks', () => {
    expect(due('0 8 1 * *', '2026-03-01T08:00:00Z', '2026-05-02T00:00:00Z')).toEqual([
      '2026-04-01T06:00:00.000Z',
      '2026-05-01T06:00:00.000Z',
    ])
  })

  it('are due once, at the end of the gap, where summer time skips the local time', () => {
    expect(due(daily.cron, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toEqual(['2026-03-29T01:00:00.000Z'])
    expect(due('*/15 2 * * *', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toEqual(['2026-03-29T01:00:00.000Z'])
  })

  it('leave out a skipped hour where each hour has its slots: nothing was missed', () => {
    expect(due('30 * * * *', '2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z')).toEqual([
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
    ])
  })

  it('go through both hours by steps', () => {
    const hours = due('*/30 2 * * *', '2026-10-24T22:00:00Z', '2026-10-25T04:00:00Z')
    expect(hours).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:00:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ])
    // Also where the search begins within the first of the two, after a time on the clock that is still to come.
    expect(due('*/30 2 * * *', '2026-10-25T00:30:00Z', '2026-10-25T04:00:00Z')).toEqual(hours.slice(2))
    expect(due('0,30 2 * * *', '2026-10-24T22:00:00Z', '2026-10-25T04:00:00Z')).toEqual(hours.slice(0, 2))
  })

  it('are none where no day fits', () => {
    const never = { cron: '0 0 30 2 *', timezone: BERLIN }
    expect(nextDueSlot(never, new Date('2026-01-01T00:00:00Z'))).toBeNull()
    expect(newestDueSlot(never, { after: new Date(0), until: new Date('2026-01-01T00:00:00Z') })).toBeNull()
  })

  it('are due once where the local time comes twice', () => {
    expect(due(daily.cron, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toEqual(['2026-10-25T00:30:00.000Z'])
    expect(due(daily.cron, '2026-10-25T00:40:00Z', '2026-10-25T12:00:00Z')).toEqual([])
  })

  it('know seconds', () => {
    expect(due('*/30 * * * * *', '2026-03-29T00:00:00Z', '2026-03-29T00:01:10Z')).toEqual([
      '2026-03-29T00:00:30.000Z',
      '2026-03-29T00:01:00.000Z',
    ])
  })

  it('end at the cap, oldest first', () => {
    const range = { after: new Date('2026-01-01T00:00:00Z'), until: new Date('2026-12-31T00:00:00Z') }
    expect(dueSlots(daily, range, 2).map((slot) => slot.toISOString())).toEqual([
      '2026-01-01T01:30:00.000Z',
      '2026-01-02T01:30:00.000Z',
    ])
  })

  it('begin with the next one', () => {
    expect(nextDueSlot(daily, new Date('2026-01-01T01:30:00Z'))?.toISOString()).toBe('2026-01-02T01:30:00.000Z')
  })
})

describe('the newest due slot', () => {
  const instants = fc.date({ min: new Date('2026-03-20'), max: new Date('2026-11-05'), noInvalidDate: true })
  const crons = fc.constantFrom('30 2 * * *', '0 * * * *', '0 8 1 * *', '15 3 * * 0', '*/30 1-3 * * *')

  it('is the last of all due slots, around changes of the clocks too', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 20 * 24 }), crons, (until, hours, cron) => {
        const range = { after: new Date(until.getTime() - hours * 3600 * 1000), until }
        const all = dueSlots({ cron, timezone: BERLIN }, range, 5000)
        expect(newestDueSlot({ cron, timezone: BERLIN }, range)).toEqual(all.at(-1) ?? null)
      }),
      { numRuns: 50 },
    )
  })

  it.each(['2026-03-29T01:40:00Z', '2026-03-29T00:59:00Z', '2026-10-25T01:40:00Z', '2026-10-25T00:20:00Z'])(
    'is found at %s, close to a change',
    (until) => {
      const range = { after: new Date('2026-01-01T00:00:00Z'), until: new Date(until) }
      expect(newestDueSlot(daily, range)).toEqual(dueSlots(daily, range, 1000).at(-1))
    },
  )

  it('is null when nothing was due', () => {
    const range = { after: new Date('2026-01-02T08:00:00Z'), until: new Date('2026-01-31T08:00:00Z') }
    expect(newestDueSlot({ cron: '0 8 1 * *', timezone: 'UTC' }, range)).toBeNull()
  })
})
