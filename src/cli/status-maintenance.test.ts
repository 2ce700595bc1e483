import { expect, it } from '@jest/globals'
import picocolors from 'picocolors'
import { sampleStatus } from '../../test/support/sample-status.js'
import { toStatusAnswer } from '../status/status-answer.js'
import { renderStatusScreen } from './screens/status-screen.js'
import { ofConfiguration } from '../../test/support/sample-exclusion.js'

const answer = toStatusAnswer(sampleStatus())
const draw = (changes: Partial<typeof answer>) =>
  renderStatusScreen(
    { ...answer, ...changes },
    { now: new Date('2026-11-20T12:00:50Z'), colours: picocolors.createColors(false) },
  )

it('says what is under maintenance, until when', () => {
  const patching = {
    window: 'patching',
    entry: null,
    from: '2026-11-20T11:30:00.000Z',
    to: '2026-11-20T12:30:00.000Z',
    services: ['catalog', 'checkout'],
    announced: null,
    reason: null,
  }
  expect(draw({ maintenance: [patching] })).toContain(
    '\nMaintenance patching until 2026-11-20 12:30 UTC: catalog, checkout\n',
  )
})

it('says below an agreement what was left out, and what counts although it was planned', () => {
  const begins = '2026-11-08T01:00:00.000Z'
  const stretch = { begins, from: begins, to: '2026-11-08T03:00:00.000Z', announced: null, reason: null }
  const refusal = 'announced 1d before; 2d of notice were agreed'
  const exclusions = [
    { ...ofConfiguration, recorded: null, ...stretch, window: 'patching', excluded: true, refusal: null, partOf: null },
    { ...ofConfiguration, recorded: null, ...stretch, window: 'upgrade', excluded: false, refusal, partOf: null },
    { ...ofConfiguration, recorded: null, ...stretch, window: 'upgrade', excluded: false, refusal, partOf: null },
  ]
  const [first] = answer.slas
  const screen = draw({ slas: [{ ...first!, exclusions, excludedSeconds: 7200 }] })
  expect(screen).toContain('  └ 2h left out\n  └ patching left out (scheduled maintenance, by configuration)\n')
  const counts =
    /└ upgrade counts: announced 1d before; 2d of notice were agreed \(scheduled maintenance, by configuration\)\n/g
  expect(screen.match(counts)).toHaveLength(1)
})

it('says of what was entered by whom, why, and that it was only afterwards', () => {
  const begins = '2026-11-08T01:00:00.000Z'
  type Exclusion = (typeof answer.slas)[number]['exclusions'][number]
  const entered: Exclusion = {
    ...{
      id: 12,
      window: 'force majeure #12',
      kind: 'force_majeure',
      begins,
      from: begins,
      to: '2026-11-08T03:00:00.000Z',
    },
    ...{ excluded: true, refusal: null, partOf: null, announced: null, recorded: '2026-11-09T08:00:00.000Z' },
    ...{ author: 'ann', reason: 'Flood', evidence: 'https://news.example/1' },
  }
  const late: Exclusion = { ...entered, id: 13, window: 'move', kind: 'emergency_maintenance', evidence: null }
  const refused = {
    ...late,
    excluded: false,
    refusal: 'announced after it began',
    announced: '2026-11-08T02:00:00.000Z',
  }
  const [first] = answer.slas
  const screen = draw({ slas: [{ ...first!, exclusions: [entered, refused], excludedSeconds: 7200 }] })
  expect(screen).toContain(
    '└ force majeure #12 left out (force majeure, entered by ann 2026-11-09 08:00 UTC, only after it had begun: Flood, https://news.example/1)\n',
  )
  expect(screen).toContain(
    '└ move counts: announced after it began (emergency maintenance, announced 2026-11-08 02:00 UTC, only after it had begun, entered by ann 2026-11-09 08:00 UTC, only after it had begun: Flood)\n',
  )
})
