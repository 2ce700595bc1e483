import { expect, it } from '@jest/globals'
import { remindersDue } from './reminders-due.js'

const since = new Date('2026-11-20T12:00:00Z')
const minutes = (count: number) => new Date(since.getTime() + count * 60_000)

// Every 15 minutes: late at 15, then after 30, 60 and 120.
it.each([
  [0, 0],
  [14.9, 0],
  [15, 1],
  [29.9, 1],
  [30, 2],
  [59, 2],
  [60, 3],
  [119, 3],
  [120, 4],
  [-5, 0],
])('after %d minutes of silence %d reminders are due', (waited, reminders) => {
  expect(remindersDue(since, minutes(15), minutes(waited))).toBe(reminders)
})
