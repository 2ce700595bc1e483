import { createServer } from 'node:http'
import { rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { startVictoriaMetrics, type VictoriaMetricsProcess } from '../../demo/processes/victoria-metrics-process.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import type { Ledger } from '../../src/ledger/ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import type { Flavour } from '../../src/prometheus/source.js'
import { ignoreMeter } from '../../src/shared/meter.js'
import { sloKey, type Slo } from '../../src/slo/slo.js'
import { SERIES } from '../../src/slo/series-names.js'
import { openStore } from '../../src/store/open-store.js'
import { createConfigFolder } from '../support/config-folder.js'
import { exampleConfig, exampleSource } from '../support/example-config.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { runCommand } from '../support/run-command.js'
import { sampleSlo } from '../support/sample-slo.js'

// Two clusters behind one query API, two replicas of each, which are silent at different times: through real servers, against a model that
// knows who spoke when. Takes about a minute.

const MINUTES = 200
const end = Math.floor(Date.now() / 3_600_000) * 3_600_000
const start = end - MINUTES * 60_000

interface Member {
  readonly cluster: 'eu' | 'us'
  readonly replica: 'a' | 'b'
  /** Minutes without a sample, `[from, to)`. */
  readonly silent: readonly [from: number, to: number]
  /** When in a scrape interval it scrapes, in seconds. */
  readonly phase: number
  /** What its rules recorded per minute: of no two the same, so that it shows whose it is. */
  readonly recorded: Pair
}

type Pair = readonly [events: number, errors: number]

const MEMBERS: readonly Member[] = [
  { cluster: 'eu', replica: 'a', silent: [60, 80], phase: 3, recorded: [6000, 60] },
  { cluster: 'eu', replica: 'b', silent: [100, 120], phase: 11, recorded: [5940, 90] },
  // For ten minutes replica a lacks one cluster and replica b the other.
  { cluster: 'us', replica: 'a', silent: [110, 130], phase: 7, recorded: [600, 54] },
  { cluster: 'us', replica: 'b', silent: [150, 160], phase: 13, recorded: [594, 66] },
]
/** What really happens per minute, and all replicas scrape. */
const TRUE: Readonly<Record<Member['cluster'], Pair>> = { eu: [6000, 60], us: [600, 54] }
/** At the ends of a silence the windows of rates hold a part of it. */
const EDGE = 2

const isSilent = ({ silent: [from, to] }: Member, minute: number) => minute >= from && minute < to
const isNearEdge = (minute: number) => MEMBERS.some(({ silent }) => silent.some((at) => Math.abs(at - minute) <= EDGE))

const indicator = {
  kind: 'ratio',
  total: 'http_requests_total{service="checkout"}',
  bad: 'http_requests_total{service="checkout",code="500"}',
} as const
const whole = sampleSlo({ indicator })
const grouped = sampleSlo({ indicator, name: 'by-cluster', groupBy: ['cluster'] })
const unrecorded = sampleSlo({ indicator, name: 'unrecorded' })
const unrecordedGroups = sampleSlo({ indicator, name: 'unrecorded-by-cluster', groupBy: ['cluster'] })

/** As OpenMetrics: one series after the other. */
function* samples(): Generator<string> {
  for (const member of MEMBERS) {
    const { cluster, replica, recorded } = member
    const origin = `cluster="${cluster}",replica="${replica}"`
    const [events, errors] = TRUE[cluster]
    for (const [code, perMinute] of [
      ['200', events - errors],
      ['500', errors],
    ] as const) {
      const series = `http_requests_total{service="checkout",code="${code}",${origin}}`
      yield* spoken(member, { series, step: 15, valueAt: (at) => (perMinute / 60) * (at + 3600) })
    }
    for (const { name } of [whole, grouped]) {
      const labels = `{service="checkout",slo="${name}",environment="production",${origin}}`
      yield* spoken(member, { series: SERIES.eventsBase + labels, step: 30, valueAt: () => recorded[0] / 60 })
      yield* spoken(member, { series: SERIES.errorsBase + labels, step: 30, valueAt: () => recorded[1] / 60 })
    }
  }
}

interface Course {
  readonly series: string
  readonly step: number
  readonly valueAt: (seconds: number) => number
}

function* spoken(member: Member, { series, step, valueAt }: Course): Generator<string> {
  for (let at = member.phase; at <= MINUTES * 60; at += step) {
    if (!isSilent(member, Math.floor(at / 60))) yield `${series} ${valueAt(at)} ${start / 1000 + at}\n`
  }
}

let folder: string
let prometheus: PrometheusProcess
let victoria: VictoriaMetricsProcess

beforeAll(async () => {
  folder = await temporaryFolder('compat-clusters')
  const binaries = await prometheusBinaries('3.5')
  const text = [...samples()].join('')
  await writeFile(join(folder, 'history.om'), `${text}# EOF\n`)
  await importHistory(binaries, join(folder, 'history.om'), folder)
  prometheus = await startPrometheus({ binaries, folder })
  victoria = await startVictoriaMetrics(join(folder, 'victoria'))
  await victoria.importSamples(text.replace(/ (\d+)\n/g, ' $1000\n'))
  await victoria.flush()
})
afterAll(async () => {
  await Promise.all([prometheus.stop(), victoria.stop()])
  await rm(folder, { recursive: true, force: true })
})

interface Read {
  readonly ledger: Ledger
  readonly logger: ReturnType<typeof createMemoryLogger>
  readonly counted: readonly Readonly<Record<string, string>>[]
  close(): Promise<void>
}

interface Asked {
  readonly url: string
  readonly flavour: Flavour
  readonly replicaLabels?: readonly string[]
}

async function read(slos: readonly Slo[], { url, flavour, replicaLabels = ['replica'] }: Asked): Promise<Read> {
  const source = exampleSource({ url, flavour, replicaLabels, retentionSeconds: MINUTES * 60 })
  const config = exampleConfig({ prometheus: [source], slos: slos.map((slo) => ({ ...slo, flavour })) })
  const database = await openStore(':memory:')
  const logger = createMemoryLogger()
  const counted: Readonly<Record<string, string>>[] = []
  const ledger = createLedger({
    ...{ database, config, logger, clock: () => new Date(end) },
    readers: new Map([['default', createPrometheusReader(source)]]),
    meter: { ...ignoreMeter, count: (_name, labels) => counted.push(labels) },
  })
  return { ledger, logger, counted, close: () => database.close() }
}

/** Events and errors of every minute; `null`: unknown. */
async function minutesOf({ ledger }: Read, slo: Slo, cluster?: string): Promise<(Pair | null)[]> {
  const objectives = await ledger.counts.objectives([sloKey(slo)])
  const key = objectives.map((one) => one.key).find(({ group }) => group.includes(`"${cluster}"`)) ?? sloKey(slo)
  const minutes = Array.from({ length: MINUTES }, (_, minute) => ({
    key,
    interval: { from: new Date(start + minute * 60_000), to: new Date(start + (minute + 1) * 60_000) },
  }))
  const counts = await ledger.counts.counts(minutes)
  return counts.map((one) => (one.observedSeconds === 0 ? null : [one.events, one.errors]))
}

/** Minutes that differ from the model by more than `share`; none is asked for where nobody can say. */
function wrong(read: readonly (Pair | null)[], expected: (minute: number) => Pair | null | 'any', share: number) {
  return read.flatMap((pair, minute) => {
    const model = expected(minute)
    const isRight =
      model === 'any' ||
      (pair === null || model === null
        ? pair === model
        : pair.every((value, index) => Math.abs(value - model[index]!) <= share * model[index]!))
    return isRight ? [] : [{ minute, read: pair, expected: model }]
  })
}

const inCluster = (cluster: string) => MEMBERS.filter((member) => member.cluster === cluster)

describe.each(['prometheus', 'victoriametrics'] as const)('behind a %s', (flavour) => {
  const url = () => (flavour === 'prometheus' ? prometheus.url : victoria.url)

  test('recorded, as a whole: refused, said once with the mend, and counted', async () => {
    const known = await read([whole], { url: url(), flavour })
    try {
      await known.ledger.ingestUpTo(new Date(end))
      expect(wrong(await minutesOf(known, whole), () => null, 0)).toEqual([])
      const said = known.logger.lines.filter(({ level }) => level === 'warn')
      expect(said).toMatchObject([{ data: { differIn: ['cluster'], mend: expect.stringContaining('replica_labels') } }])
      expect(known.counted.filter(({ reason }) => reason === 'several_series').length).toBeGreaterThan(MINUTES - 10)
    } finally {
      await known.close()
    }
  })

  test('recorded, by cluster: of each minute the pair of one replica, the one with more events', async () => {
    const known = await read([grouped], { url: url(), flavour })
    try {
      await known.ledger.ingestUpTo(new Date(end))
      for (const cluster of ['eu', 'us']) {
        const model = (minute: number) =>
          inCluster(cluster).find((member) => !isSilent(member, minute))?.recorded ?? null
        expect(wrong(await minutesOf(known, grouped, cluster), model, 1e-6)).toEqual([])
      }
    } finally {
      await known.close()
    }
  })

  test('recorded, by cluster, replicas not named: refused', async () => {
    const known = await read([grouped], { url: url(), flavour, replicaLabels: [] })
    try {
      await known.ledger.ingestUpTo(new Date(end))
      expect(wrong(await minutesOf(known, grouped, 'eu'), () => null, 0)).toEqual([])
    } finally {
      await known.close()
    }
  })

  test('not recorded: the sum of both clusters by a replica that has both, or nothing', async () => {
    const known = await read([unrecorded], { url: url(), flavour })
    try {
      await known.ledger.ingestUpTo(new Date(end))
      const sum = [TRUE.eu[0] + TRUE.us[0], TRUE.eu[1] + TRUE.us[1]] as const
      const minutes = await minutesOf(known, unrecorded)
      const hasBoth = (replica: string, minute: number) =>
        MEMBERS.every((member) => member.replica !== replica || !isSilent(member, minute))
      const model = (minute: number) => (['a', 'b'].some((replica) => hasBoth(replica, minute)) ? sum : null)
      // The first ones have no past to rise from.
      expect(wrong(minutes, (minute) => (minute < 2 || isNearEdge(minute) ? 'any' : model(minute)), 0.001)).toEqual([])
      // Where somebody begins or ends to be silent it is the sum, too, or nothing.
      const nearly = (minute: number) => (minute < 2 || minutes[minute] === null ? 'any' : sum)
      expect(wrong(minutes, nearly, 0.03)).toEqual([])
      expect(minutes.filter((pair) => pair === null).length).toBeLessThan(10 + 2 * EDGE * 2)
    } finally {
      await known.close()
    }
  })

  test('not recorded, by cluster: each as long as one of its replicas speaks', async () => {
    const known = await read([unrecordedGroups], { url: url(), flavour })
    try {
      await known.ledger.ingestUpTo(new Date(end))
      for (const cluster of ['eu', 'us'] as const) {
        const minutes = await minutesOf(known, unrecordedGroups, cluster)
        expect(wrong(minutes, (minute) => (minute < 2 ? 'any' : TRUE[cluster]), 0.03)).toEqual([])
      }
    } finally {
      await known.close()
    }
  })

  test('what only a part of the stores answered makes no minute known', async () => {
    const { url: proxied, says, stop } = await startPartly(url())
    const known = await read([grouped], { url: proxied, flavour })
    try {
      for (const partial of [{ warnings: ['store us-1: deadline exceeded'] }, { isPartial: true }]) {
        says(partial)
        await known.ledger.ingestUpTo(new Date(end)).catch(() => undefined)
        expect(wrong(await minutesOf(known, grouped, 'eu'), () => null, 0)).toEqual([])
      }
      says({})
      await known.ledger.ingestUpTo(new Date(end))
      expect((await minutesOf(known, grouped, 'eu')).filter((pair) => pair !== null)).toHaveLength(MINUTES)
    } finally {
      await known.close()
      await stop()
    }
  })

  test('validate --live names the label, and what mends it', async () => {
    const files = createConfigFolder()
    try {
      const service = `service: checkout
description: Orders.
slos:
  - name: availability
    description: Answers.
    objective: 99.9
    indicator: { ratio: { total: '${indicator.total}', bad: '${indicator.bad}' } }
`
      files.write({
        'config/plimsoll.yaml': `version: 1
organisation: Shop
environment: production
prometheus: { url: '${url()}', flavour: ${flavour}, replica_labels: [replica] }
include: [services/*.yaml]
`,
        'config/services/checkout.yaml': service,
      })
      const said = await runCommand(['validate', '--live'], { cwd: files.cwd, clock: () => new Date(end) })
      const text = said.stdout + said.stderr
      expect(text).toMatch(/series answer for one value: they differ in cluster/)
      expect(text).toMatch(/`replica_labels: \[cluster\]`.*`environment`.*`group_by: \[cluster\]`/s)
    } finally {
      files.remove()
    }
  })
})

/** What a federating server says beside its answer. */
async function startPartly(url: string) {
  let beside: object = {}
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void fetch(url + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers: { 'content-type': request.headers['content-type'] ?? 'text/plain' },
        ...(request.method === 'POST' ? { body: Buffer.concat(chunks).toString() } : {}),
      }).then(async (answer) => {
        response.writeHead(answer.status, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ ...((await answer.json()) as object), ...beside }))
      })
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve()
    })
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    says: (text: object) => {
      beside = text
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  }
}
