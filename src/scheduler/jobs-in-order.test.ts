import { describe, expect, it } from '@jest/globals'
import type { Job } from '../shared/job.js'
import { jobsInOrder } from './jobs-in-order.js'

function job(name: string, ...after: readonly string[]): Job {
  return { name, cron: '* * * * *', timezone: 'UTC', missed: { kind: 'newest' }, after, run: () => Promise.resolve() }
}

describe('jobs', () => {
  it('stand behind those that they come after, and else as they were given', () => {
    const jobs = [
      job('report', 'ingest'),
      job('delivery', 'clock'),
      job('ingest', 'alerts'),
      job('alerts'),
      job('drill', 'alerts'),
    ]
    expect(jobsInOrder([job('clock')], jobs).map(({ name }) => name)).toEqual([
      'alerts',
      'ingest',
      'report',
      'delivery',
      'drill',
    ])
  })

  it.each([
    ['wait for one that is not there', [job('a', 'b')], 'job a comes after b, which is no job'],
    ['wait for each other', [job('a', 'b'), job('b', 'c'), job('c', 'a')], 'jobs wait for each other: a, b, c, a'],
    ['wait for themselves', [job('a', 'a')], 'jobs wait for each other: a, a'],
    ['have one name', [job('a'), job('b'), job('a')], 'two jobs are called a'],
    ['have the name of one that begins before all', [job('clock')], 'two jobs are called clock'],
  ])('are refused where they %s', (_, jobs, message) => {
    expect(() => jobsInOrder([job('clock')], jobs)).toThrow(message)
  })
})
