import { expect, test } from '@jest/globals'
import { UsageError } from './app-error.js'
import { withWritten, WrittenValueError } from './written-value.js'

const schedule = { what: 'schedule', text: '0 3 * * *' }

function failure(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('what goes wrong with a value names the value, and keeps the reason', () => {
  const cause = new RangeError('loop limit exceeded')
  const error = failure(() =>
    withWritten(schedule, () => {
      throw cause
    }),
  )
  expect(error).toBeInstanceOf(WrittenValueError)
  expect(error).toMatchObject({
    code: 'value_unusable',
    message: 'the schedule "0 3 * * *" cannot be worked with',
    cause,
  })
})

test('of values within values the innermost is named, and failures on purpose pass', () => {
  const inner = failure(() =>
    withWritten({ what: 'SLO', text: 'ease' }, () =>
      withWritten(schedule, () => {
        throw new Error('deep')
      }),
    ),
  )
  expect(inner).toMatchObject({ written: schedule })
  const usage = new UsageError('no such service')
  const passed = failure(() =>
    withWritten(schedule, () => {
      throw usage
    }),
  )
  expect(passed).toBe(usage)
  expect(withWritten(schedule, () => 7)).toBe(7)
})
