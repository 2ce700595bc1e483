import { describe, expect, it } from '@jest/globals'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import type { Job } from '../shared/job.js'
import { startWork } from './start-work.js'

function job(name: string, changes: Partial<Job> = {}): Job {
  const always = { cron: '* * * * *', timezone: 'UTC', missed: { kind: 'newest' } } as const
  return { ...always, name, run: () => Promise.resolve(), ...changes }
}

/** Something that a test lets end. */
function held() {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return {
    work: () => ended,
    end: () => {
      end()
    },
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

function setUp(foremost: readonly Job[], jobs: readonly Job[], waitingFor: string | null = 'first ingest') {
  const logger = createMemoryLogger()
  const begun: string[] = []
  const scheduler = {
    add: ({ name }: Job) => {
      begun.push(name)
    },
    stop: () => Promise.resolve(true),
  }
  const work = startWork({ scheduler, foremost, jobs, firstIngest: { waitingFor: () => waitingFor } }, { logger })
  return { work, begun, logger }
}

describe('work', () => {
  it('begins with what comes before all, then job by job when those have begun that it comes after', async () => {
    const [clock, alerts, ingest] = [held(), held(), held()]
    const { begun } = setUp(
      [job('clock', { first: clock.work }), job('status')],
      [
        job('delivery'),
        job('alerts', { first: alerts.work }),
        job('escalation', { after: ['alerts'] }),
        job('ingest', { after: ['alerts'], first: ingest.work }),
        job('report', { after: ['ingest', 'delivery'] }),
      ],
    )
    await turn()
    expect(begun).toEqual([])
    clock.end()
    await turn()
    expect(begun).toEqual(['clock', 'status', 'delivery'])
    alerts.end()
    await turn()
    expect(begun.slice(3)).toEqual(['alerts', 'escalation'])
    ingest.end()
    await turn()
    expect(begun.slice(5)).toEqual(['ingest', 'report'])
  })

  it('begins all the same where what a job does first fails', async () => {
    const first = () => Promise.reject(new Error('no answer'))
    const { begun, logger } = setUp(
      [job('clock', { first })],
      [job('alerts', { first }), job('ingest', { after: ['alerts'] })],
    )
    await turn()
    expect(begun).toEqual(['clock', 'alerts', 'ingest'])
    expect(logger.lines.map(({ level, data }) => [level, data['job']])).toEqual([
      ['warn', 'clock'],
      ['warn', 'alerts'],
    ])
  })

  it('goes on with another configuration without what only a start needs', async () => {
    const done: string[] = []
    const noting = (what: string) => () => {
      done.push(what)
      return Promise.resolve()
    }
    const { begun } = setUp(
      [job('clock', { first: noting('clock') })],
      [job('ingest', { first: noting('backlog'), resume: noting('newest minutes') })],
      null,
    )
    await turn()
    expect(begun).toEqual(['clock', 'ingest'])
    expect(done).toEqual(['newest minutes'])
  })

  it('begins nothing any more once it is stopped', async () => {
    const ingest = held()
    const { work, begun, logger } = setUp(
      [],
      [job('ingest', { first: ingest.work }), job('report', { after: ['ingest'] })],
    )
    await turn()
    const stopped = work.stop({ firstMs: 1000, jobsMs: 1000 })
    ingest.end()
    await stopped
    expect(begun).toEqual([])
    expect(logger.lines).toEqual([])
  })
})
