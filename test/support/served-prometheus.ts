import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SeriesReader } from '../../src/promql/series-reader.js'

/** A hand-written Prometheus behind HTTP on loopback, for programs that know one by its URL. */
export interface ServedPrometheus {
  readonly url: string
  stop(): Promise<void>
}

/** Serves `query` and `query_range`, POSTed, out of a reader. Whatever else is asked for is not found. */
export async function servePrometheus(reader: SeriesReader): Promise<ServedPrometheus> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const answer = ANSWERS[request.url ?? '']
      if (answer === undefined) response.writeHead(404).end()
      else void answer(reader, form).then((text) => response.writeHead(200, JSON_TYPE).end(text))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }

type Answer = (reader: SeriesReader, form: URLSearchParams) => Promise<string>

const ANSWERS: Readonly<Record<string, Answer>> = { '/api/v1/query': now, '/api/v1/query_range': range }

async function now(reader: SeriesReader, form: URLSearchParams): Promise<string> {
  const series = await reader.instant(form.get('query') ?? '', new Date(instant(form.get('time') ?? '') * 1000))
  const result = series.map(({ labels, samples }) => ({ metric: labels, value: samples.map(pair)[0] }))
  return JSON.stringify({ status: 'success', data: { resultType: 'vector', result } })
}

async function range(reader: SeriesReader, form: URLSearchParams): Promise<string> {
  const [from, last, step] = ['start', 'end', 'step'].map((name) => instant(form.get(name) ?? ''))
  // Prometheus takes the end along, a reader's interval ends before it.
  const interval = { from: new Date(from! * 1000), to: new Date(last! * 1000 + 1) }
  const series = await reader.range(form.get('query') ?? '', interval, step!)
  const result = series.map(({ labels, samples }) => ({ metric: labels, values: samples.map(pair) }))
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })
}

function pair({ at, value }: { readonly at: Date; readonly value: number }): readonly [number, string] {
  return [at.getTime() / 1000, String(value)]
}

/** Unix seconds, however it is written. */
function instant(text: string): number {
  return /^[\d.]+$/.test(text) ? Number(text) : new Date(text).getTime() / 1000
}
