import { expect, it } from '@jest/globals'
import { choosePeriod, type PeriodOptions } from './choose-period.js'

const report = { period: 'quarter', timezone: 'Europe/Berlin' } as const
const NOW = new Date('2026-10-16T08:00:00Z')

it.each<readonly [PeriodOptions, string]>([
  [{}, '2026-Q3'],
  [{ period: '2026-W41' }, '2026-W41'],
  [{ period: '2026-09' }, '2026-09'],
  [{ period: '2025' }, '2025'],
  [{ from: '2026-10-01', to: '2026-10-15' }, '2026-10-01--2026-10-15'],
  [{ period: '2026-Q4', preview: 'out' }, '2026-Q4'],
])('of a report by quarter, %j asks for %s', (options, label) => {
  expect(choosePeriod(report, options, NOW)).toMatchObject({ label, zone: 'Europe/Berlin' })
})

it.each<readonly [PeriodOptions, string]>([
  [
    { period: 'october' },
    'expected a week, month, quarter or year such as 2026-W41, 2026-10, 2026-Q3 or 2026, not october',
  ],
  [{ period: '2026-11', preview: 'out' }, '2026-11 has not begun'],
  [{ period: '2026-10' }, '2026-10 is not over: add --preview DIR'],
  [{ from: '2026-10-01', to: '2026-10-16' }, '2026-10-01--2026-10-16 is not over'],
  [{ from: '2026-10-01' }, '--from and --to belong together: add --to DAY'],
  [{ to: '2026-10-01' }, 'add --from DAY'],
  [{ from: '2026-10-15', to: '2026-10-01' }, 'the last not before the first, not 2026-10-15 and 2026-10-01'],
  [{ from: '2026-02-30', to: '2026-03-01' }, 'expected two days'],
  [{ period: '2026-10', from: '2026-10-01', to: '2026-10-02' }, 'take one of them out'],
])('%j is refused: %s', (options, why) => {
  expect(() => choosePeriod(report, options, NOW)).toThrow(why)
})
