import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { PrometheusSource } from './source.js'
import type { PrometheusError, PrometheusFailure } from '../promql/prometheus-error.js'
import { createPrometheusReader } from './prometheus-client.js'
import { readVersion } from './version-client.js'

interface Received {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly form: URLSearchParams
}

let server: Server
let answer: { status: number; body: string; silent?: boolean }
let received: Received[]
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-client-'))
  received = []
  answer = { status: 200, body: matrix([]) }
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, form: new URLSearchParams(body) })
      if (answer.silent !== true)
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

function source(changes: Partial<PrometheusSource> = {}): PrometheusSource {
  return {
    name: 'default',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    scrapeIntervalSeconds: 15,
    retentionSeconds: 86_400,
    timeoutSeconds: 5,
    headers: {},
    replicaLabels: [],
    version: null,
    flavour: 'prometheus',
    basicAuth: null,
    bearerTokenFile: null,
    tls: null,
    ...changes,
  }
}

function matrix(values: readonly [number, string][], rest: object = {}): string {
  const result = values.length === 0 ? [] : [{ metric: { __name__: 'm', service: 'checkout' }, values }]
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result }, ...rest })
}

const at = (seconds: number) => new Date(seconds * 1000)

async function failure(question: Promise<unknown>): Promise<PrometheusFailure> {
  return question.then(
    () => {
      throw new Error('was answered')
    },
    (error: unknown) => (error as PrometheusError).reason,
  )
}

test('a range is half-open: the step at its end is left to the next range', async () => {
  const reader = createPrometheusReader(source())
  await reader.range('up', { from: at(600), to: at(780) }, 60)
  await reader.range('up', { from: at(600), to: at(781) }, 60)
  await reader.range('up', { from: at(0), to: at(60) }, 60)
  const asked = received.map(({ form }) => [form.get('start'), form.get('end'), form.get('step')])
  expect(asked).toEqual([
    ['600', '720', '60'],
    ['600', '780', '60'],
    ['0', '0', '60'],
  ])
  expect(await reader.range('up', { from: at(60), to: at(60) }, 60)).toEqual([])
  expect(received).toHaveLength(3)
})

test('samples that are no numbers are left out, infinite ones told apart, and series of which nothing remains', async () => {
  answer.body = matrix([
    [60, '1.5'],
    [120, 'NaN'],
    [180, '+Inf'],
    [240, '-Inf'],
    [300, '0'],
  ])
  const reader = createPrometheusReader(source())
  expect(await reader.range('m', { from: at(60), to: at(360) }, 60)).toEqual([
    {
      labels: { service: 'checkout' },
      samples: [
        { at: at(60), value: 1.5 },
        { at: at(300), value: 0 },
      ],
      infinite: [at(180), at(240)],
    },
  ])
  answer.body = matrix([[60, 'NaN']])
  expect(await reader.range('m', { from: at(60), to: at(120) }, 60)).toEqual([])
})

test('an instant is asked at its own time, time 0 included', async () => {
  answer.body = JSON.stringify({
    status: 'success',
    data: { resultType: 'vector', result: [{ metric: {}, value: [0, '7'] }] },
  })
  const reader = createPrometheusReader(source())
  expect(await reader.instant('m', at(0))).toEqual([{ labels: {}, samples: [{ at: at(0), value: 7 }] }])
  expect(received[0]?.form.get('time')).toBe('0')
})

test('passwords and tokens are read from their files at each question', async () => {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, 'first\n')
  const reader = createPrometheusReader(
    source({ basicAuth: { username: 'plimsoll', passwordFile }, headers: { 'X-Scope-OrgID': 'shop' } }),
  )
  await reader.instant('up', at(60)).catch(() => null)
  writeFileSync(passwordFile, 'second\n')
  await reader.instant('up', at(60)).catch(() => null)
  const told = received.map(({ headers }) => Buffer.from(headers.authorization!.slice(6), 'base64').toString())
  expect(told).toEqual(['plimsoll:first', 'plimsoll:second'])
  expect(received[0]?.headers['x-scope-orgid']).toBe('shop')
  writeFileSync(join(folder, 'token'), 'abc\n')
  await createPrometheusReader(source({ bearerTokenFile: join(folder, 'token') })).range(
    'up',
    { from: at(0), to: at(60) },
    60,
  )
  expect(received.at(-1)?.headers.authorization).toBe('Bearer abc')
})

test.each([
  [400, { errorType: 'bad_data', error: 'parse error' }, 'rejected'],
  [422, { errorType: 'execution', error: 'many-to-many' }, 'rejected'],
  [401, { error: 'who are you' }, 'unauthorized'],
  [503, { errorType: 'timeout', error: 'query timed out' }, 'timeout'],
  [503, { errorType: 'unavailable', error: 'starting' }, 'unreachable'],
  [500, { errorType: 'internal', error: 'broken' }, 'unreachable'],
] as const)('status %i is a failure with its reason', async (status, body, reason) => {
  answer = { status, body: JSON.stringify({ status: 'error', ...body }) }
  expect(await failure(createPrometheusReader(source()).instant('up', at(60)))).toBe(reason)
})

test('an answer that is no answer of Prometheus is malformed, and says so to the hook', async () => {
  const told: (PrometheusFailure | null)[] = []
  const reader = createPrometheusReader(source(), { onQuery: (_seconds, reason) => told.push(reason) })
  answer.body = '<html>sign in</html>'
  expect(await failure(reader.instant('up', at(60)))).toBe('malformed')
  answer.body = JSON.stringify({ status: 'success', data: { resultType: 'scalar', result: [60, '1'] } })
  expect(await failure(reader.instant('1', at(60)))).toBe('malformed')
  answer.body = matrix([[60, '1']])
  await reader.range('up', { from: at(60), to: at(120) }, 60)
  expect(told).toEqual(['malformed', 'malformed', null])
})

test('a partial answer is no answer; a remark about the query is handed on', async () => {
  const warnings: string[] = []
  const reader = createPrometheusReader(source(), { onWarning: (warning) => warnings.push(warning) })
  answer.body = matrix([[60, '1']], { warnings: ['store gateway eu-2 did not answer'] })
  expect(await failure(reader.range('up', { from: at(60), to: at(120) }, 60))).toBe('unreachable')
  answer.body = matrix([[60, '1']], { isPartial: true })
  expect(await failure(reader.range('up', { from: at(60), to: at(120) }, 60))).toBe('unreachable')
  answer.body = matrix([[60, '1']], { isPartial: false })
  expect(await reader.range('up', { from: at(60), to: at(120) }, 60)).toHaveLength(1)
  answer.body = matrix([[60, '1']], { warnings: ['PromQL warning: mixed histograms'] })
  expect(await reader.range('up', { from: at(60), to: at(120) }, 60)).toHaveLength(1)
  expect(warnings).toEqual(['PromQL warning: mixed histograms'])
})

test('silence is a timeout, a closed port is unreachable, an abort is its own reason', async () => {
  answer.silent = true
  expect(await failure(createPrometheusReader(source({ timeoutSeconds: 0.05 })).instant('up', at(60)))).toBe('timeout')
  const controller = new AbortController()
  const question = createPrometheusReader(source()).instant('up', at(60), controller.signal)
  controller.abort(new Error('stopping'))
  await expect(question).rejects.toThrow('stopping')
  const closed = createPrometheusReader(source({ url: 'http://127.0.0.1:1' }))
  expect(await failure(closed.instant('up', at(60)))).toBe('unreachable')
  const unreadable = createPrometheusReader(source({ bearerTokenFile: join(folder, 'nothing') }))
  expect(await failure(unreadable.instant('up', at(60)))).toBe('unauthorized')
})

test.each([
  ['a Prometheus', { version: '2.42.0', revision: 'abc', branch: 'HEAD' }, '2.42.0'],
  ['a Debian build', { version: '3.5.3+ds1', revision: '3.5.3+ds1-6' }, '3.5.3'],
  // Others answer in the same way, each with what is its own.
  ['VictoriaMetrics', { version: '2.24.0' }, null],
  ['Mimir', { application: 'Grafana Mimir', version: '2.13.0', revision: 'abc' }, null],
  ['Thanos', { version: '0.35.1', revision: 'abc' }, null],
])('the version is that of %s', async (...[, data, expected]) => {
  answer = { status: 200, body: JSON.stringify({ status: 'success', data }) }
  expect(await readVersion(source())).toBe(expected)
  expect(received.map(({ path }) => path)).toEqual(['/api/v1/status/buildinfo'])
})

test('a server that has no page about its build has no version', async () => {
  answer = { status: 404, body: 'not found' }
  expect(await readVersion(source())).toBeNull()
})

test('labels are what they are called, also where JavaScript has something of that name', async () => {
  const series = (metric: string, value: string) => `{"metric":${metric},"values":[[60,"${value}"]]}`
  const result = [
    series('{"__proto__":"a"}', '1'),
    series('{"__proto__":"b"}', '2'),
    series('{"constructor":"c"}', '3'),
  ]
  answer.body = `{"status":"success","data":{"resultType":"matrix","result":[${result.join(',')}]}}`
  const read = await createPrometheusReader(source()).range('up', { from: at(60), to: at(120) }, 60)
  expect(read.map(({ labels }) => Object.entries(labels))).toEqual([
    [['__proto__', 'a']],
    [['__proto__', 'b']],
    [['constructor', 'c']],
  ])
})
