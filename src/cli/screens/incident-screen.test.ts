import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import picocolors from 'picocolors'
import { milestone, milestonesAt, sampleAlert, sampleIncident } from '../../../test/support/sample-incident.js'
import { toIncidentAnswer } from '../../incident/view/incident-answer.js'
import { textWidth } from '../../shared/text-width.js'
import { firstAcknowledgement, renderIncident, renderIncidentList } from './incident-screen.js'

const now = new Date('2026-11-20T12:00:50Z')
const labels = { alertname: 'SLOErrorBudgetBurn', severity: 'ticket', slo: 'availability', long_window: '1d' }
const whole = sampleIncident({
  number: 6,
  state: 'resolved',
  reopenCount: 1,
  milestones: {
    ...milestonesAt({ onset: '08:00:15', recovered: '08:41:00' }),
    detected: milestone('2026-11-20T08:02:30Z', { source: 'starts_at', uncertaintySeconds: 0 }),
    acknowledged: milestone('2026-11-20T08:04:00Z', {
      source: 'person',
      uncertaintySeconds: 0,
      author: 'Ada',
      note: 'rolling back',
    }),
    resolved: milestone('2026-11-20T09:11:00Z', { source: 'automatic', uncertaintySeconds: 0 }),
  },
  alerts: [
    sampleAlert({ startsAt: new Date('2026-11-20T08:02:30Z'), endsAt: new Date('2026-11-20T08:46:10Z') }),
    sampleAlert({ fingerprint: 'b', labels, startsAt: new Date('2026-11-20T08:12:00Z') }),
  ],
})
const falseAlarm = sampleIncident({
  number: 5,
  state: 'resolved',
  kind: 'false_alarm',
  title: 'too short to shorten',
  environment: null,
  milestones: milestonesAt({ onset: '07:00:00', detected: '06:50:00', recovered: '07:10:00' }),
})
const all = [sampleIncident(), whole, falseAlarm].map(toIncidentAnswer)

it('tells whoever acknowledges second who was first', () => {
  const answer = toIncidentAnswer(whole)
  expect(firstAcknowledgement(answer, 'Bob')).toBe(
    'Ada acknowledged it first, at 2026-11-20 08:04 UTC: the first acknowledgement counts.\n',
  )
  expect(firstAcknowledgement(answer, 'Ada')).toBe('')
  expect(firstAcknowledgement(toIncidentAnswer(falseAlarm), 'Bob')).toBe('')
})

it('shortens wide titles by columns', () => {
  const list = renderIncidentList([toIncidentAnswer({ ...whole, title: '決済'.repeat(40) })], {
    now,
    colours: picocolors.createColors(false),
  })
  for (const line of list.trimEnd().split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(100)
})

describe('incidents on the terminal', () => {
  it.each([
    ['plain', false],
    ['coloured', true],
  ])('are as the golden file has them, %s', (name, isColoured) => {
    const look = { now, colours: picocolors.createColors(isColoured) }
    const file = new URL(`../../../test/golden/incident-screen.${name}.txt`, import.meta.url)
    const actual = [renderIncidentList(all, look), ...all.map((one) => renderIncident(one, look))].join('\n')
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, actual)
    expect(actual).toBe(readFileSync(file, 'utf8'))
  })

  it('fit into 100 columns', () => {
    const lines = renderIncidentList(all, { now, colours: picocolors.createColors(false) }).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  it('say that there are none', () => {
    expect(renderIncidentList([], { now, colours: picocolors.createColors(false) })).toBe('No incidents.\n')
  })
})
