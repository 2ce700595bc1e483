import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import picocolors from 'picocolors'
import { sampleStatus } from '../../../test/support/sample-status.js'
import { toStatusAnswer } from '../../status/status-answer.js'
import { renderStatusScreen } from './status-screen.js'

const now = new Date('2026-11-20T12:00:50Z')
const answer = toStatusAnswer(sampleStatus())
const draw = (isColoured: boolean, changes: Partial<typeof answer> = {}) =>
  renderStatusScreen({ ...answer, ...changes }, { now, colours: picocolors.createColors(isColoured) })

describe('the status screen', () => {
  it.each([
    ['plain', false],
    ['coloured', true],
  ])('is as the golden file has it, %s', (name, isColoured) => {
    const file = new URL(`../../../test/golden/status-screen.${name}.txt`, import.meta.url)
    const actual = draw(isColoured)
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, actual)
    expect(actual).toBe(readFileSync(file, 'utf8'))
  })

  it('fits into 100 columns', () => {
    expect(
      Math.max(
        ...draw(false)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(100)
  })

  it('shortens the names of customers where they would make it wider', () => {
    const [first] = answer.slas
    const slas = [...answer.slas, { ...first!, customer: 'The very long name of an international conglomerate' }]
    const screen = draw(false, { slas })
    expect(screen).toMatch(/The very long [a-z ]*…/)
    expect(Math.max(...screen.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  it('says which Prometheus is silent, and since when', () => {
    const sources = [
      { name: 'eu', answering: false, answeredAt: '2026-11-20T11:30:50.000Z' },
      { name: 'us', answering: false, answeredAt: null },
    ]
    const screen = draw(false, { sources })
    expect(screen).toContain('Prometheus eu does not answer (last answer 30 min ago): what follows may be out of date')
    expect(screen).toContain('Prometheus us does not answer (never answered since the start)')
  })

  it('says how far history is read, and when the rest will be there', () => {
    const backfill = {
      from: '2026-10-21T12:00:00.000Z',
      to: '2026-11-20T12:00:00.000Z',
      reached: '2026-11-01T04:00:00.000Z',
      share: 0.3569,
      secondsLeft: 95,
    }
    expect(draw(false, { backfill }).split('\n')[1]).toBe(
      'Reading history from 2026-10-21 to 2026-11-20: 35 %, at 2026-11-01 04:00 UTC, about 1 min 35 s left',
    )
    expect(draw(false, { backfill: { ...backfill, secondsLeft: null } })).toContain('at 2026-11-01 04:00 UTC\n')
  })

  it('says that there is no data yet, and leaves out what is not configured', () => {
    const incidents = { unresolved: [], services: [] }
    const screen = draw(false, { ledgerWatermark: null, slos: [], slas: [], datasets: [], incidents })
    expect(screen).toBe('Example Shop  2026-11-20 12:00 UTC · no data yet · config c0ffee012345\n')
  })
})
