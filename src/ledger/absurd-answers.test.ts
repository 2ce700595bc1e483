import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { exampleConfig, exampleSource } from '../../test/support/example-config.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { createLedger } from './create-ledger.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { objectiveId } from '../slo/counts.js'
import { sloKey } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { createPrometheusReader } from '../prometheus/prometheus-client.js'
import { countsIn } from '../../test/support/counts-in.js'

// A server that answers absurdly, for one question after the other: what is taken must be what the answer says, or nothing.

const START = Date.UTC(2026, 9, 1)
const MINUTES = 60
const at = (minute: number) => new Date(START + minute * 60_000)

/** Written where a number is expected, and what they are worth to the ledger; `null`: nothing. */
const SCALARS: readonly (readonly [written: unknown, worth: number | null | 'malformed'])[] = [
  ...(['NaN', '+Inf', '-Inf', 'Inf', '1e308', '-1e308', '6e14', '-1', '1e400'] as const).map(
    (text) => [text, null] as const,
  ),
  ...(['1e-320', '0', '-0', '+0', '00'] as const).map((text) => [text, 0] as const),
  ...(['60', '6e1', '60.', '+60', '060', '60.000'] as const).map((text) => [text, 60] as const),
  ...['', ' ', '60 ', '0x3c', '60abc', '6_0', '1,5', 'Infinity', 'nan', 'null', '६०', '1e', '--1', '1e1e1'].map(
    (text) => [text, 'malformed'] as const,
  ),
  ...[60, null, true, [], {}, ['60']].map((value) => [value, 'malformed'] as const),
]

/** Shapes of a whole answer that is none. */
const SHAPES: readonly string[] = [
  ...['', 'null', '[]', '{}', '0', '"success"', '<html>', '{"status":"success"}', '{"status":"success","data":null}'],
  '{"status":"success","data":{}}',
  '{"status":"success","data":{"resultType":"scalar","result":[0,"1"]}}',
  '{"status":"success","data":{"resultType":"string","result":[0,"1"]}}',
  '{"status":"success","data":{"resultType":"vector","result":[]}}',
  '{"status":"success","data":{"resultType":"streams","result":[]}}',
  '{"status":"success","data":{"resultType":"matrix","result":{}}}',
  '{"status":"success","data":{"resultType":"matrix","result":[null]}}',
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":null,"values":[]}]}}',
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"slo":1},"values":[]}]}}',
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"histograms":[[0,{"count":"1"}]]}]}}',
  '{"status":"error","errorType":"internal","error":"oops"}',
  '{"status":"pending"}',
]

let server: Server
let db: Database
let answer: (query: string) => string

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(answer(new URLSearchParams(body).get('query') ?? ''))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

beforeEach(async () => {
  db = await openStore(':memory:')
})

afterEach(() => db.close())

const metric = { __name__: 'x', service: 'checkout', slo: 'availability', environment: 'production' }

/** One event a second in every minute but the absurd one; no errors. */
function body(query: string, absurd: { readonly minute: number; readonly written: unknown } | null): string {
  if (!query.startsWith('last_over_time')) return matrix([])
  const values = Array.from({ length: MINUTES }, (_, minute) => {
    const usual = query.includes('slo:errors') ? '0' : '60'
    return [at(minute + 1).getTime() / 1000, minute === absurd?.minute && usual === '60' ? absurd.written : usual]
  })
  return matrix([{ metric, values }])
}

function matrix(result: readonly unknown[]): string {
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })
}

function ledger() {
  const { port } = server.address() as AddressInfo
  const source = exampleSource({ url: `http://127.0.0.1:${port}`, retentionSeconds: MINUTES * 60, timeoutSeconds: 5 })
  const config = exampleConfig({ prometheus: [source], slos: [sampleSlo()] })
  const readers = new Map([['default', createPrometheusReader(source)]])
  return createLedger({ database: db, config, readers, clock: () => at(MINUTES), logger: createMemoryLogger() })
}

async function outcome(): Promise<{
  readonly failure: string | null
  readonly events: number
  readonly minutes: number
}> {
  const one = ledger()
  const failure = await one.ingestUpTo(at(MINUTES)).then(
    () => null,
    (error: unknown) => {
      // Whatever it is, it is a failure of that server and none of ours.
      expect(error).toBeInstanceOf(PrometheusError)
      return (error as PrometheusError).reason
    },
  )
  const key = sloKey(sampleSlo())
  const counts = (await countsIn(one.counts, [key], { from: at(0), to: at(MINUTES) })).get(objectiveId(key))
  return { failure, events: counts?.events ?? 0, minutes: (counts?.observedSeconds ?? 0) / 60 }
}

test.each(SCALARS)('%j where a number belongs is worth %j', async (written, worth) => {
  answer = (query) => body(query, { minute: 7, written })
  const rest = { failure: null, events: (MINUTES - 1) * 60, minutes: MINUTES - 1 }
  if (worth === 'malformed') expect(await outcome()).toEqual({ failure: 'malformed', events: 0, minutes: 0 })
  else if (worth === null) expect(await outcome()).toEqual(rest)
  else expect(await outcome()).toEqual({ ...rest, events: rest.events + worth, minutes: MINUTES })
})

test.each(SHAPES)('an answer like %s is none, and the next one counts', async (shape) => {
  answer = () => shape
  expect(await outcome()).toMatchObject({ failure: expect.any(String), minutes: 0 })
  answer = (query) => body(query, null)
  expect(await outcome()).toEqual({ failure: null, events: MINUTES * 60, minutes: MINUTES })
})

test('an answer that is cut anywhere is no answer', async () => {
  const whole = body('last_over_time', null)
  const random = seeded(9)
  for (let turn = 0; turn < 40; turn += 1) {
    const length = Math.floor(random() * (whole.length - 1))
    answer = (query) => body(query, null).slice(0, length)
    expect(await outcome()).toMatchObject({ failure: expect.any(String), minutes: 0 })
  }
})

test.each([
  ['told twice', (values: unknown[]) => [...values, values.at(-1)]],
  ['out of order', (values: unknown[]) => values.toReversed()],
  ['between two minutes', () => [[at(1).getTime() / 1000 + 0.5, '60']]],
  ['of another day', () => [[at(1).getTime() / 1000 - 86_400, '60']]],
  ['without a time', () => [[null, '60']]],
  ['with a third part', () => [[at(1).getTime() / 1000, '60', '60']]],
  ['at a time beyond all dates', () => [[1e300, '60']]],
])('samples %s are refused', async (_what, change) => {
  answer = (query) => {
    const [first] = (JSON.parse(body(query, null)) as { data: { result: { values: unknown[] }[] } }).data.result
    return matrix(first === undefined ? [] : [{ metric, values: change(first.values) }])
  }
  expect(await outcome()).toEqual({ failure: 'malformed', events: 0, minutes: 0 })
})

test('a series that an answer tells twice is refused', async () => {
  answer = (query) => {
    const { data } = JSON.parse(body(query, null)) as { data: { result: unknown[] } }
    return matrix([...data.result, ...data.result])
  }
  expect(await outcome()).toEqual({ failure: 'malformed', events: 0, minutes: 0 })
})

/** Mulberry32: the same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
