import { expect, test } from '@jest/globals'
import type { DriftLook, DriftLooker } from './drift.js'
import { createDriftDesk } from './drift-desk-store.js'
import { createDriftJob } from './drift-job.js'
import { openStore } from '../store/open-store.js'

const asked = { server: 'prometheus', name: 'eu', url: 'http://eu:9090' } as const
const same: DriftLook = { ...asked, outcome: 'compared', digest: 'd1', items: [] }
const different: DriftLook = {
  ...{ ...asked, outcome: 'compared', digest: 'd2' },
  items: [{ kind: 'missing', name: 'slo:a:b', file: null, changes: [] }],
}

/** A job whose looker answers as it is told, and which minutes it is asked in. */
async function begin() {
  const database = await openStore(':memory:')
  let minute = 0
  let answer: DriftLook | Error = same
  const looks: { readonly minute: number; readonly seen: string | undefined }[] = []
  const looker: DriftLooker = {
    servers: [asked],
    look(seen) {
      looks.push({ minute, seen: seen.get('prometheus:eu') })
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve([answer])
    },
  }
  const clock = () => new Date(minute * 60_000)
  const config = { hash: 'a' }
  const desk = createDriftDesk({ servers: looker.servers, config, database, clock, longestMs: 7_800_000 })
  const settings = { everySeconds: 3600, prometheus: null, ignoreExtra: false, alertmanager: 'whole' } as const
  const job = createDriftJob({ settings, looker, desk, clock })
  return {
    desk,
    /** The minutes up to one in which it was asked. */
    upTo: async (last: number, says: DriftLook | Error) => {
      answer = says
      const before = looks.length
      const failures: unknown[] = []
      for (; minute <= last; minute++)
        await job.run(clock(), new AbortController().signal).catch((error: unknown) => failures.push(error))
      return { minutes: looks.slice(before).map((one) => one.minute), failures: failures.length }
    },
    seen: () => looks.map(({ seen }) => seen),
    end: () => database.close(),
  }
}

test('it is looked at soon after the start, then every hour, and every five minutes while something differs or nobody knows', async () => {
  const { upTo, seen, end } = await begin()
  expect(await upTo(130, same)).toEqual({ minutes: [1, 61, 121], failures: 0 })
  expect(await upTo(200, different)).toEqual({ minutes: [181, 186, 191, 196], failures: 0 })
  expect(await upTo(210, { ...asked, outcome: 'unknown', problem: 'no answer' })).toMatchObject({ minutes: [201, 206] })
  // What was last compared is what the next look is told: after an hour in which nobody answered too.
  expect(await upTo(280, { ...asked, outcome: 'as_before' })).toMatchObject({
    minutes: [211, 216, 221, 226, 231, 236, 241, 246, 251, 256, 261, 266, 271, 276],
  })
  expect(new Set(seen().slice(0, 4))).toEqual(new Set([undefined, 'd1']))
  expect(new Set(seen().slice(4))).toEqual(new Set(['d2']))
  await end()
})

test('where nothing can be compared the failure is told, and nobody knows: it is not taken for what was seen before', async () => {
  const { upTo, desk, end } = await begin()
  await upTo(10, same)
  expect((await desk.standings())[0]?.state).toBe('same')
  expect(await upTo(70, new Error('out of memory'))).toEqual({ minutes: [61, 66], failures: 2 })
  const [standing] = await desk.standings()
  expect([standing?.state, standing?.problem]).toEqual([
    'unknown',
    'what is generated could not be compared with what it has loaded: out of memory',
  ])
  await end()
})
