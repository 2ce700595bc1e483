import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { createEventConsumer } from '../../src/event/event-consumer-store.js'
import { incidentEvents } from '../../src/incident/incident-events.js'
import { openStore } from '../../src/store/open-store.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const EACH = 60

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-writers-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function startWriter(service: string): ChildProcess {
  const file = join(folder, 'plimsoll.db')
  const args = ['scripts/run-ts.mjs', 'test/support/writers-child.ts', file, service, String(EACH)]
  return spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
}

it('two processes that open incidents at once share one row of numbers, and whoever follows the events misses none', async () => {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const heard: { readonly id: number; readonly number: number }[] = []
  const consumer = createEventConsumer({
    ...{ database, name: 'listener', kinds: incidentEvents },
    handle(_, events) {
      for (const { id, event } of events)
        if (event.kind === 'incident_opened') heard.push({ id, number: event.data.number })
      return Promise.resolve()
    },
  })
  const writers = ['a', 'b'].map(startWriter)
  await Promise.all(writers.map((writer) => once(writer.stdout ?? writer, 'data')))
  const ends = writers.map((writer) => once(writer, 'close'))
  for (const writer of writers) writer.stdin?.write('go\n')
  while (writers.some(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    await consumer.consume(new AbortController().signal)
    await pause(5)
  }
  expect((await Promise.all(ends)).map(([code]) => code as unknown)).toEqual([0, 0])
  await consumer.consume(new AbortController().signal)
  const incidents = await database.read((reader) => reader.selectFrom('incident').select(['id', 'number']).execute())
  await database.close()
  const numbers = Array.from({ length: 2 * EACH }, (_, index) => index + 1)
  expect(incidents.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(numbers)
  // An event that was committed after one with a higher number would have been passed over.
  expect(heard.map(({ number }) => number)).toEqual(numbers)
  expect(heard.map(({ id }) => id)).toEqual(heard.map(({ id }) => id).toSorted((a, b) => a - b))
  const owners = incidents.toSorted((a, b) => a.number - b.number).map(({ id }) => id.split('-')[0])
  const turns = owners.filter((owner, index) => owner !== owners[index - 1]).length
  // Otherwise one was done before the other began, and nothing was tried.
  expect(turns).toBeGreaterThan(2)
})
