import { describe, expect, it } from '@jest/globals'
import { writtenJournal } from '../../../test/support/chaos-journal.js'
import { sampleDrill } from '../../../test/support/sample-drill.js'
import { standingOf } from '../drill-run.js'
import { chaosJournal, runOfJournal } from './chaos-journal.js'
import { runOfImport } from './imported-run.js'

const NOW = new Date('2026-11-04T00:00:00Z')
const drill = { ...sampleDrill(), rtoSeconds: 1800, deadlineSeconds: 3600 }

function courseOf(changes: object = {}) {
  const imported = runOfJournal(chaosJournal.parse(writtenJournal(changes)))
  return standingOf(runOfImport(drill, imported, { id: 'r', by: 'anna' }), NOW)
}

const probe = (more: object) => ({
  activity: { type: 'probe', name: 'checkout answers' },
  status: 'succeeded',
  ...more,
})
const after = (met: boolean, ...probes: readonly object[]) => ({
  steady_states: { before: null, after: { steady_state_met: met, probes } },
})

describe('a journal', () => {
  it('of what came back is a run that is passed, measured from its first action to its end', () => {
    const { run, course } = courseOf()
    expect(run.steps).toEqual(['count pods', 'kill a pod', 'Rollback: scale back'])
    expect(course.steps.map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['done', null],
      ['done', null],
      ['failed', 'TimeoutError: no answer'],
    ])
    // By hand: 12:00:30 to 12:03:10.5.
    expect(course).toMatchObject({ state: 'passed', rtoActualSeconds: 160.5, isRtoMet: true })
    expect(run.declaredAt).toEqual(new Date('2026-11-03T12:00:00.250Z'))
    expect(course.closedAt).toEqual(new Date('2026-11-03T12:03:10.500Z'))
    expect(course.checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'checkout answers passed',
      'chaostoolkit passed',
    ])
  })

  it('that ran to its end and deviated has failed', () => {
    expect(courseOf({ deviated: true }).course).toMatchObject({
      state: 'failed',
      rtoActualSeconds: null,
      reason: 'check chaostoolkit fails: deviated',
    })
  })

  it('whose steady state was not met has failed, and says by which probe', () => {
    const { course } = courseOf(after(false, probe({ tolerance_met: false, end: '2026-11-03T12:03:00.5+00:00' })))
    expect(course).toMatchObject({
      state: 'failed',
      reason:
        'check checkout answers fails: outside of its tolerance; check chaostoolkit fails: the steady state was not met afterwards',
    })
  })

  it.each([
    ['nothing at all', { steady_states: {} }],
    ['nothing afterwards', { steady_states: { before: { steady_state_met: true, probes: [] }, after: null } }],
  ])('without a hypothesis, with %s, proves nothing', (_what, changes) => {
    expect(courseOf(changes).course).toMatchObject({
      state: 'failed',
      reason: 'check chaostoolkit fails: no steady state was looked at afterwards',
    })
  })

  it('whose steady state was not met before has failed, and its clock runs from its start', () => {
    const { course } = courseOf({
      status: 'failed',
      run: [],
      rollbacks: [],
      steady_states: { before: null, after: null },
    })
    expect(course).toMatchObject({ state: 'failed', clockFrom: new Date('2026-11-03T12:00:00.250Z') })
    expect(course.reason).toContain('failed, no steady state was looked at afterwards')
  })

  it.each(['aborted', 'interrupted'])('that was %s was given up', (status) => {
    expect(courseOf({ status }).course).toMatchObject({ state: 'abandoned', reason: `${status} in Chaos Toolkit` })
  })

  it('of probes of one name has checks of several', () => {
    const twice = after(true, probe({ tolerance_met: true }), probe({ tolerance_met: true }))
    expect(courseOf(twice).course.checks.map(({ name }) => name)).toEqual([
      'checkout answers',
      'checkout answers (2)',
      'chaostoolkit',
    ])
  })

  it('whose proof came behind the deadline has failed', () => {
    const imported = runOfJournal(chaosJournal.parse(writtenJournal()))
    const tight = { ...drill, rtoSeconds: 60, deadlineSeconds: 120 }
    const { course } = standingOf(runOfImport(tight, imported, { id: 'r', by: 'anna' }), NOW)
    expect(course).toMatchObject({ state: 'failed', rtoActualSeconds: null })
  })
})
