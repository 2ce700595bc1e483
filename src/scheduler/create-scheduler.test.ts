import { describe, expect, it } from '@jest/globals'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import type { Job } from '../shared/job.js'
import { createScheduler } from './create-scheduler.js'
import type { JobSlotStore } from './job-slot-store.js'

const START = '2026-11-20T12:00:10Z'

/** A scheduler whose time stands still until it is told otherwise. */
function setUp() {
  const state = { now: new Date(START), retries: [] as { wait: number; call: () => void }[] }
  const done = new Map<string, Date>()
  const slots: JobSlotStore = {
    lastSlot: (job) => Promise.resolve(done.get(job) ?? null),
    markDone: (job, slot) => {
      done.set(job, slot)
      return Promise.resolve()
    },
    setBack: (job, slot) => {
      done.set(job, slot)
      return Promise.resolve()
    },
  }
  const runs: string[] = []
  const logger = createMemoryLogger()
  const scheduler = createScheduler({
    slots,
    logger,
    clock: () => state.now,
    observe: ({ job, ok }) => runs.push(`${job} ${ok ? 'ok' : 'failed'}`),
    onSetBack: () => runs.push('set back'),
    waker: () => () => undefined,
    later: (wait, call) => {
      const retry = { wait, call }
      state.retries.push(retry)
      return () => {
        state.retries = state.retries.filter((other) => other !== retry)
      }
    },
  })
  return { state, done, runs, logger, scheduler }
}

function recording(changes: Partial<Job>): Job & { readonly slots: string[] } {
  const slots: string[] = []
  return {
    name: 'status',
    cron: '*/30 * * * * *',
    timezone: 'UTC',
    missed: { kind: 'newest' },
    run: (slot) => {
      slots.push(slot.toISOString())
      return Promise.resolve()
    },
    ...changes,
    slots,
  }
}

const daily = { name: 'report', cron: '0 8 * * *', missed: { kind: 'replay', most: 3 } } as const

describe('a job that wants its newest slot', () => {
  it('runs at once the first time, for the slot just past', async () => {
    const { scheduler, done } = setUp()
    const job = recording({})
    scheduler.add(job)
    await scheduler.wake('status')
    expect(job.slots).toEqual(['2026-11-20T12:00:00.000Z'])
    expect(done.get('status')?.toISOString()).toBe('2026-11-20T12:00:00.000Z')
  })

  it('does not run again before its next slot', async () => {
    const { scheduler } = setUp()
    const job = recording({})
    scheduler.add(job)
    await scheduler.wake('status')
    await scheduler.wake('status')
    expect(job.slots).toHaveLength(1)
  })

  it('runs once after a long sleep and says that slots are left out', async () => {
    const { scheduler, done, logger } = setUp()
    done.set('status', new Date('2026-11-20T10:00:00Z'))
    const job = recording({})
    scheduler.add(job)
    await scheduler.wake('status')
    expect(job.slots).toEqual(['2026-11-20T12:00:00.000Z'])
    expect(logger.lines.map(({ message }) => message)).toEqual(['Missed slots of a job are left out'])
  })
})

describe('a job that is replayed', () => {
  it('begins with the slot after its first start, and knows the one it then misses', async () => {
    const { scheduler, state } = setUp()
    const job = recording(daily)
    scheduler.add(job)
    await scheduler.wake('report')
    expect(job.slots).toEqual([])
    state.now = new Date('2026-11-21T09:00:00Z')
    await scheduler.wake('report')
    expect(job.slots).toEqual(['2026-11-21T08:00:00.000Z'])
  })

  it('runs what was missed, oldest first, up to its cap', async () => {
    const { scheduler, done, logger } = setUp()
    done.set('report', new Date('2026-11-15T08:00:00Z'))
    const job = recording(daily)
    scheduler.add(job)
    await scheduler.wake('report')
    expect(job.slots).toEqual(['2026-11-18T08:00:00.000Z', '2026-11-19T08:00:00.000Z', '2026-11-20T08:00:00.000Z'])
    expect(logger.lines).toHaveLength(1)
  })

  it('keeps a slot that failed, goes no further, and tries again later and later', async () => {
    const { scheduler, done, state, runs, logger } = setUp()
    done.set('report', new Date('2026-11-18T08:00:00Z'))
    let broken = true
    const slots: string[] = []
    const run = (slot: Date) => {
      if (broken) return Promise.reject(new Error('no mail server'))
      slots.push(slot.toISOString())
      return Promise.resolve()
    }
    scheduler.add(recording({ ...daily, run }))
    await scheduler.wake('report')
    await scheduler.wake('report')
    expect(runs).toEqual(['report failed'])
    expect(state.retries.map(({ wait }) => wait)).toEqual([15_000])
    state.retries.shift()?.call()
    await scheduler.wake('report')
    expect(state.retries.map(({ wait }) => wait)).toEqual([30_000])
    expect(logger.lines[0]).toMatchObject({ level: 'warn', data: { job: 'report', failures: 1, retryInSeconds: 15 } })
    expect(done.get('report')?.toISOString()).toBe('2026-11-18T08:00:00.000Z')
    broken = false
    state.retries.shift()?.call()
    await scheduler.wake('report')
    expect(slots).toEqual(['2026-11-19T08:00:00.000Z', '2026-11-20T08:00:00.000Z'])
    expect(state.retries).toEqual([])
  })
})

describe('the scheduler', () => {
  it('joins a run that is under way instead of starting another', async () => {
    const { scheduler } = setUp()
    let finish: () => void = () => undefined
    let started = 0
    const run = () => {
      started += 1
      return new Promise<void>((resolve) => {
        finish = resolve
      })
    }
    scheduler.add(recording({ run }))
    const both = [scheduler.wake('status'), scheduler.wake('status')]
    while (started === 0) await Promise.resolve()
    finish()
    await Promise.all(both)
    expect(started).toBe(1)
  })

  it('stops by aborting what runs, and does not count that as a failure', async () => {
    const { scheduler, runs, done, state } = setUp()
    const run = (_slot: Date, signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'))
        })
      })
    scheduler.add(recording({ run }))
    await Promise.resolve()
    expect(await scheduler.stop(1000)).toBe(true)
    expect([runs, [...done], state.retries]).toEqual([[], [], []])
  })

  it('does not wait longer than it may for a job that will not end', async () => {
    const { scheduler } = setUp()
    const started = new Promise<void>((resolve) => {
      const run = () => {
        resolve()
        return new Promise<void>(() => undefined)
      }
      scheduler.add(recording({ run }))
    })
    await started
    expect(await scheduler.stop(10)).toBe(false)
  })

  it('runs nothing after it was stopped', async () => {
    const { scheduler } = setUp()
    await scheduler.stop(10)
    const job = recording({})
    scheduler.add(job)
    await scheduler.wake('status')
    expect(job.slots).toEqual([])
  })
})

describe('a clock that ran three hours ahead and was put right', () => {
  it.each([recording({}), recording({ ...daily, cron: '0 * * * *' })])(
    'lets $missed.kind go on at once',
    async (job) => {
      const { scheduler, state, done, runs } = setUp()
      done.set(job.name, new Date('2026-11-20T11:00:00Z'))
      state.now = new Date('2026-11-20T15:00:10Z')
      scheduler.add(job)
      await scheduler.wake(job.name)
      const before = job.slots.length
      state.now = new Date('2026-11-20T12:01:10Z')
      await scheduler.wake(job.name)
      expect(runs).toContain('set back')
      expect(done.get(job.name)?.getTime()).toBeLessThanOrEqual(state.now.getTime())
      state.now = new Date('2026-11-20T13:00:10Z')
      await scheduler.wake(job.name)
      expect(job.slots.slice(before)).toContain('2026-11-20T13:00:00.000Z')
    },
  )
})

describe('what somebody waits for', () => {
  it('is done at once, one job after the other, and never beside a slot of its own', async () => {
    const { scheduler } = setUp()
    const course: string[] = []
    const slot = new AbortController()
    const slotEnds = new Promise((resolve) => {
      slot.signal.addEventListener('abort', resolve)
    })
    const now = (name: string) => () => {
      course.push(`${name} now`)
      return Promise.resolve()
    }
    const run = async () => {
      course.push('slot begins')
      await slotEnds
      course.push('slot ends')
    }
    scheduler.add(recording({ name: 'first', run, now: now('first') }))
    scheduler.add(recording({ name: 'second', now: now('second') }))
    scheduler.add(recording({ name: 'plain' }))
    const hurried = scheduler.hurry(['first', 'plain', 'nobody', 'second'])
    await new Promise((resolve) => setImmediate(resolve))
    expect(course).toEqual(['slot begins'])
    slot.abort()
    await hurried
    expect(course).toEqual(['slot begins', 'slot ends', 'first now', 'second now'])
  })

  it('is done once for all who ask while it waits, and a slot that comes meanwhile is not lost', async () => {
    const { scheduler, state, done } = setUp()
    let count = 0
    const job = recording({
      now: async () => {
        count += 1
        await new Promise((resolve) => setTimeout(resolve, 20))
      },
    })
    scheduler.add(job)
    await scheduler.wake('status')
    const asked = [scheduler.hurry(['status']), scheduler.hurry(['status']), scheduler.hurry(['status'])]
    await new Promise((resolve) => setTimeout(resolve, 5))
    state.now = new Date('2026-11-20T12:00:31Z')
    void scheduler.wake('status')
    await Promise.all(asked)
    await scheduler.wake('status')
    expect([count, done.get('status')]).toEqual([1, new Date('2026-11-20T12:00:30Z')])
  })

  it('that fails is said, and the next slot runs all the same', async () => {
    const { scheduler, state, logger, done } = setUp()
    scheduler.add(recording({ now: () => Promise.reject(new Error('no network')) }))
    await scheduler.hurry(['status'])
    expect(logger.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
    await scheduler.wake('status')
    state.now = new Date('2026-11-20T12:00:31Z')
    await scheduler.wake('status')
    expect(done.get('status')).toEqual(new Date('2026-11-20T12:00:30Z'))
  })
})
