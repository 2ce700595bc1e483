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
  const stretch = { from: '2026-11-08T01:00:00.000Z', to: '2026-11-08T03:00:00.000Z', announced: null, reason: null }
  const refusal = 'announced 1d before; 2d of notice were agreed'
  const exclusions = [
    { ...ofConfiguration, recorded: null, ...stretch, window: 'patching', excluded: true, refusal: null, partOf: null },
    { ...ofConfiguration, recorded: null, ...stretch, window: 'upgrade', excluded: false, refusal, partOf: null },
    { ...ofConfiguration, recorded: null, ...stretch, window: 'upgrade', excluded: false, refusal, partOf: null },
  ]
  const [first] = answer.slas
  const screen = draw({ slas: [{ ...first!, exclusions, excludedSeconds: 7200 }] })
  expect(screen).toContain('  └ 2h of maintenance left out\n')
  expect(screen.match(/ {2}└ upgrade counts: announced 1d before; 2d of notice were agreed\n/g)).toHaveLength(1)
})
