import { expect, test } from '@jest/globals'
import { createBackfillWatch } from './backfill.js'
import type { IngestGroup } from './ingest-plan.js'

const hour = (count: number) => new Date(Date.UTC(2026, 9, 1, count))
const group = (from: number, to: number): IngestGroup => {
  return { targets: [], interval: { from: hour(from), to: hour(to) } }
}

function watchAt() {
  let seconds = 0
  const watch = createBackfillWatch(() => new Date(hour(1000).getTime() + seconds * 1000))
  return { watch, pass: (more: number) => (seconds += more) }
}

test('the newest minutes are no backfill, and what is read is none any more', () => {
  const { watch } = watchAt()
  watch.planned('eu', [group(99, 100)])
  expect(watch.now()).toBeNull()
  watch.planned('eu', [group(0, 100)])
  expect(watch.now()).toEqual({ from: hour(0), to: hour(100), reached: hour(0), share: 0, secondsLeft: null })
  watch.ended('eu')
  expect(watch.now()).toBeNull()
})

test('a backlog that is read in slices is one backfill, with the pace of all of it', () => {
  const { watch, pass } = watchAt()
  watch.planned('eu', [group(0, 100)])
  watch.read('eu', { from: hour(0), to: hour(20) })
  pass(10)
  // The next cycle finds what the first has left, and that time went on.
  watch.planned('eu', [group(99, 101), group(20, 101)])
  watch.read('eu', { from: hour(99), to: hour(101) })
  watch.read('eu', { from: hour(20), to: hour(38) })
  pass(10)
  // 40 hours in 20 s; 63 are left.
  expect(watch.now()).toEqual({ from: hour(0), to: hour(101), reached: hour(38), share: 40 / 103, secondsLeft: 32 })
  watch.planned('eu', [group(101, 102)])
  expect(watch.now()).toBeNull()
})

test('of several Prometheus, the one with most left says when the end will be', () => {
  const { watch, pass } = watchAt()
  watch.planned('eu', [group(0, 100)])
  watch.planned('us', [group(50, 100)])
  watch.read('eu', { from: hour(0), to: hour(10) })
  watch.read('us', { from: hour(50), to: hour(90) })
  pass(10)
  expect(watch.now()).toEqual({ from: hour(0), to: hour(100), reached: hour(10), share: 50 / 150, secondsLeft: 90 })
  watch.ended('eu')
  expect(watch.now()).toMatchObject({ from: hour(50), reached: hour(90), share: 0.8, secondsLeft: 3 })
})
