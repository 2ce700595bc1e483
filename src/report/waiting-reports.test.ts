import { expect, it } from '@jest/globals'
import { waitingReports } from './waiting-reports.js'

it('each report that nobody has acknowledged waits for somebody', () => {
  const sent = [new Date('2026-11-02T06:00:00Z'), new Date('2026-11-03T06:00:00Z')]
  const waiting = waitingReports(new Map([['monthly', sent]]))
  expect(waiting.map(({ name, since }) => [name, since])).toEqual(sent.map((at) => ['report monthly', at]))
  expect(waiting[0]?.href).toBe('/reports?state=unread')
  expect(waiting[0]?.sentence).toBe('Sent on 2026-11-02, and nobody has acknowledged it.')
})
