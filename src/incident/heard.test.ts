import { describe, expect, it } from '@jest/globals'
import { nextUpdateDue } from './heard.js'

const since = new Date('2026-11-20T12:00:00Z')
const settings = { updateEverySeconds: { page: 900, default: 1800 } }
const page = { state: 'open', kind: 'real', severity: 'page' } as const
const minutes = (count: number) => new Date(since.getTime() + count * 60_000)

describe('the next update', () => {
  it.each([
    ['of a page', page, minutes(15)],
    ['of a ticket', { ...page, severity: 'ticket' }, minutes(30)],
    ['of what is good again', { ...page, state: 'recovered' }, null],
    ['of what is over', { ...page, state: 'resolved' }, null],
    ['of a drill', { ...page, kind: 'drill' }, null],
    ['of a part of another one', { ...page, kind: 'merged' }, null],
  ] as const)('%s', (_what, incident, due) => {
    expect(nextUpdateDue(incident, since, settings)).toEqual(due)
  })

  it('is not expected where nobody knows since when people wait', () => {
    expect(nextUpdateDue(page, null, settings)).toBeNull()
  })
})
