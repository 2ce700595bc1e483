import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort, startChild, until } from '../demo/processes/child.js'
import type { BenchOptions, Findings } from './line.js'
import { writeManySlos } from './many-slos-config.js'
import { startStub } from './start-stub.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

const [SERVICES, PER_SERVICE] = [100, 10]
const IDLE = 200
const PER_SECOND = 2000
const WARM_MS = 45_000
/** Connections that carry the wrong tokens. */
const LANES = 40
/** Beside those who may: whoever knocks too often is refused by address. */
const KNOCKER = '127.0.0.2'

/** What 200 slow connections and 2,000 wrong tokens a second do to the cycle and to deliveries. */
export async function flood({ count = 100 }: BenchOptions): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-flood-'))
  const stub = await startStub(SERVICES, PER_SERVICE)
  try {
    return await measure(folder, stub.url, count)
  } finally {
    stub.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Target {
  readonly host: string
  readonly port: number
}

async function measure(folder: string, prometheus: string, seconds: number): Promise<Findings> {
  await run(process.execPath, [join(root, 'scripts/build.mjs')])
  const port = await freePort()
  const config = await writeManySlos(folder, SERVICES, PER_SERVICE)
  await guard(folder, config)
  const env = {
    BENCH_PROMETHEUS: prometheus,
    BENCH_RETENTION: '1h',
    BENCH_LISTEN: `127.0.0.1:${port}`,
    BENCH_STORE: 'sqlite:flood.db',
  }
  const child = startChild(process.execPath, [join(root, 'dist/main.js'), '--config', config, 'serve'], {
    ...{ logFile: join(folder, 'daemon.log'), cwd: folder, env },
  })
  const target = { host: '127.0.0.1', port }
  try {
    const ready = async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok
    await until('the daemon is ready', ready, { timeoutMs: 120_000 })
    // What begins with the daemon is no matter of this: the first hours of the ledger, and code that is compiled.
    await sleep(WARM_MS)
    const calm = await watch(target, seconds)
    const idle = Array.from({ length: IDLE }, (_, index) => sit(target, index))
    const knocking = knock(target)
    const pressed = await watch(target, seconds)
    const { answered, seconds: knocked } = knocking.stop()
    const stillOpen = idle.filter((socket) => !socket.destroyed).length
    for (const socket of idle) socket.destroy()
    return {
      lines: [
        { what: 'wrong tokens answered per second', value: answered / knocked, bar: null, unit: '/s' },
        { what: 'slow connections that are still open', value: stillOpen, bar: null, unit: '' },
        { what: 'cycle begins later by', value: pressed.cycleGap - calm.cycleGap, bar: 1, unit: 's' },
        { what: 'deliveries calm: p99', value: calm.p99, bar: null, unit: 'ms' },
        { what: 'deliveries calm: slowest', value: calm.slowest, bar: null, unit: 'ms' },
        { what: 'deliveries pressed: median', value: pressed.median, bar: null, unit: 'ms' },
        { what: 'deliveries pressed: p99', value: pressed.p99, bar: null, unit: 'ms' },
        { what: 'deliveries pressed: slowest', value: pressed.slowest, bar: null, unit: 'ms' },
        { what: 'deliveries later by (p99)', value: pressed.p99 - calm.p99, bar: 200, unit: 'ms' },
        { what: 'deliveries refused', value: calm.refused + pressed.refused, bar: 0, unit: '' },
      ],
      comparedWith: `The built \`plimsoll serve\` with ${SERVICES * PER_SERVICE} objectives, ${seconds} s calm and ${seconds} s with ${IDLE} connections that send a byte in ten seconds and ${PER_SECOND} wrong tokens a second from another address; the longest time from one end of a status cycle to the next, and a delivery of Alertmanager every 100 ms.`,
    }
  } finally {
    await child.stop()
  }
}

async function guard(folder: string, config: string): Promise<void> {
  await writeFile(join(folder, 'token'), 'right-token-of-the-bench-0123456789abcdef\n')
  const text = await readFile(config, 'utf8')
  const listen = 'server: { listen: "${BENCH_LISTEN:-127.0.0.1:9580}"'
  await writeFile(config, text.replace(listen, `${listen}, tokens: [{ name: bench, role: admin, token_file: token }]`))
}

const RIGHT = { authorization: 'Bearer right-token-of-the-bench-0123456789abcdef' }

interface Watched {
  /** The longest from one end of a status cycle to the next, in seconds. */
  readonly cycleGap: number
  readonly median: number
  readonly p99: number
  readonly slowest: number
  readonly refused: number
}

async function watch({ port }: Target, seconds: number): Promise<Watched> {
  const url = `http://127.0.0.1:${port}`
  const ends = new Set<number>()
  const latencies: number[] = []
  let refused = 0
  const end = performance.now() + seconds * 1000
  const looking = (async () => {
    while (performance.now() < end) {
      // A connection that was kept may be closed just when it is used again.
      const text = await fetch(`${url}/metrics`, { headers: RIGHT }).then(
        (answer) => answer.text(),
        () => '',
      )
      const found = /^plimsoll_job_last_success_timestamp_seconds\{[^}]*job_name="status"[^}]*\} (\S+)/m.exec(text)
      if (found !== null) ends.add(Number(found[1]))
      await sleep(1000)
    }
  })()
  for (let number = 0; performance.now() < end; number += 1) {
    const began = performance.now()
    const headers = { ...RIGHT, 'content-type': 'application/json' }
    const order = { method: 'POST', headers: { ...headers, connection: 'close' }, body: deliveryOf(number) }
    const isTaken = await fetch(`${url}/webhooks/alertmanager`, order).then(
      async (answer) => (await answer.arrayBuffer(), answer.ok),
      () => false,
    )
    if (!isTaken) refused += 1
    latencies.push(performance.now() - began)
    await sleep(100)
  }
  await looking
  const at = [...ends].toSorted((a, b) => a - b)
  const gaps = at.slice(1).map((one, index) => one - (at[index] ?? one))
  const sorted = latencies.toSorted((a, b) => a - b)
  return {
    cycleGap: gaps.length === 0 ? Number.NaN : Math.max(...gaps),
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
    slowest: sorted.at(-1) ?? Number.NaN,
    refused,
  }
}

/** One alert, each time another one. */
function deliveryOf(number: number): string {
  const labels = {
    alertname: 'SLOErrorBudgetBurn',
    severity: 'ticket',
    service: 'service-0000',
    number: String(number),
  }
  const startsAt = new Date().toISOString()
  const alert = {
    status: 'firing',
    labels,
    annotations: {},
    startsAt,
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: '',
  }
  const alerts = [{ ...alert, fingerprint: number.toString(16).padStart(16, '0') }]
  return JSON.stringify({
    ...{ version: '4', groupKey: '{}', truncatedAlerts: 0, status: 'firing', receiver: 'plimsoll' },
    ...{ groupLabels: {}, commonLabels: {}, commonAnnotations: {}, externalURL: '', alerts },
  })
}

/** A connection that sends a request byte by byte, or nothing at all. */
function sit({ host, port }: Target, index: number): Socket {
  const socket = connect({ host, port, localAddress: KNOCKER })
  socket.on('error', () => undefined)
  if (index % 2 === 0) return socket
  const text = 'GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n'
  let next = 0
  const timer = setInterval(() => {
    socket.write(text[next % text.length] ?? '')
    next += 1
  }, 10_000)
  socket.on('close', () => {
    clearInterval(timer)
  })
  return socket
}

/** Asks with wrong tokens over some connections, evenly, until it is stopped. */
function knock({ host, port }: Target): { stop: () => { readonly answered: number; readonly seconds: number } } {
  const request = `GET /api/v1/status HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer wrong\r\n\r\n`
  let answered = 0
  let sent = 0
  const lanes = Array.from({ length: LANES }, () => {
    const lane = connect({ host, port, localAddress: KNOCKER })
    lane.on('error', () => undefined)
    lane.on('data', (bytes: Buffer) => {
      answered += bytes.toString('latin1').split('HTTP/1.1 4').length - 1
    })
    return lane
  })
  const began = performance.now()
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * PER_SECOND
    // No more than a second's worth ahead of the answers.
    for (; sent < due && sent - answered < PER_SECOND; sent += 1) lanes[sent % LANES]?.write(request)
  }, 5)
  return {
    stop() {
      clearInterval(timer)
      const seconds = (performance.now() - began) / 1000
      for (const lane of lanes) lane.destroy()
      return { answered, seconds }
    },
  }
}
