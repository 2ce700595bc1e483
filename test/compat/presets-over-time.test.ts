import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus } from '../../demo/processes/prometheus-process.js'
import { datasetId, datasetKey, exposureQuestion, type Dataset } from '../../src/backup/dataset.js'
import { lastSuccessQuery } from '../../src/backup/backup-queries.js'
import { evaluateDataset } from '../../src/backup/evaluate-dataset.js'
import { presetQuery } from '../../src/backup/presets/preset.js'
import { backupPresets } from '../../src/backup/presets/presets.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import type { Ledger } from '../../src/ledger/ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { createCleanUp } from '../../src/shared/clean-up.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { exampleConfig, exampleSource } from '../support/example-config.js'
import { ledgerRows } from '../support/ledger-rows.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { BEGIN, END, estateOf, HOURS, RUN_SECONDS, SCRAPE, STORIES } from '../support/preset-history/estate.js'
import { expectedPoints, truePoint, type Judge } from '../support/preset-history/expected.js'
import { EXPORTERS } from '../support/preset-history/exporters.js'
import { expectedSummary, stateAt } from '../support/preset-history/expected-states.js'
import { differing, keptPoints } from '../support/preset-history/kept-points.js'
import { writeSamples } from '../support/preset-history/write-samples.js'
import { sampleDataset } from '../support/sample-dataset.js'

// Two days of samples as the exporter of each preset writes them, in a real Prometheus: the ledger minute by minute, states over time, and what the rules
// would record, against what a model makes of the runs themselves.

const RPO_SECONDS = 5 * 3600

/** Seven stories of each preset; that of deletion where its exporter can see one. */
const CASES = [...EXPORTERS].flatMap(([preset, exporter]) =>
  STORIES.filter((story) => story !== 'deletion' || exporter.deletion !== 'unseen').map((story) => {
    const name = `${preset.replaceAll('_', '-')}-${story}`
    const told = estateOf(story, name, exporter.deletion === 'all' ? 'all' : 'newest')
    const estate = { ...told, runs: exporter.runs?.(told.runs) ?? told.runs }
    return { name, exporter, estate, dataset: datasetOf(name, preset, exporter.match(name)) }
  }),
)
const NAMES = CASES.map(({ name }) => name)

function datasetOf(name: string, presetName: string, match: Readonly<Record<string, string>>): Dataset {
  const preset = backupPresets.get(presetName)
  if (preset === undefined) throw new Error(`there is no preset ${presetName}`)
  const { semantics } = preset
  return sampleDataset({
    ...{ name, preset: presetName, match, semantics, lastSuccess: presetQuery(preset, match) },
    ...{ expectedDurationSeconds: RUN_SECONDS, rpoSeconds: RPO_SECONDS, scrapeIntervalSeconds: SCRAPE.every },
    reportsLoss: name.endsWith('-deletion'),
  })
}

/** Before the first run, old, while nobody answers, after a change of labels and after deletions, failed runs and the end. */
const INSTANTS = [2.6, 6.95, 15.6, 20.06, 22.61, 30.66, 37.41, 45.5].map((hours) => BEGIN + Math.round(hours * 3600))

test('every preset has an exporter here', () => {
  expect([...EXPORTERS.keys()].toSorted()).toEqual([...backupPresets.keys()].toSorted())
  expect(CASES.length).toBeGreaterThan(6 * backupPresets.size)
})

describe.each(['2.42', '3.5'] as const)('Prometheus %s', (version) => {
  const cleanUp = createCleanUp(console.error)
  let url: string
  let database: Database
  let ledger: Ledger
  let kept: Awaited<ReturnType<typeof keptPoints>>
  /** What the status said at each instant, by dataset. */
  const said = new Map<string, { readonly at: number; readonly state: string; readonly point: number | null }[]>()
  const caseOf = (name: string) => CASES.find((one) => one.name === name)!
  const judgeOf = (name: string): Judge => ({ ...caseOf(name), isClosed: version === '2.42' })

  const open = (of: Database, clock: () => Date, hours: number) => {
    const source = exampleSource({ url, retentionSeconds: hours * 3600, timeoutSeconds: 120 })
    const config = exampleConfig({ datasets: CASES.map(({ dataset }) => dataset), prometheus: [source] })
    const readers = new Map([[source.name, createPrometheusReader(source)]])
    return createLedger({ database: of, config, readers, clock, logger: createMemoryLogger() })
  }

  beforeAll(async () => {
    const folder = await temporaryFolder('presets')
    cleanUp.add('folder', () => {
      rmSync(folder, { recursive: true, force: true })
    })
    const binaries = await prometheusBinaries(version)
    const history = join(folder, 'history.om')
    const samples = await writeSamples(CASES, history)
    process.stdout.write(`${version}: ${CASES.length} datasets, ${samples} samples\n`)
    await importHistory(binaries, history, folder)
    const prometheus = await startPrometheus({ binaries, folder })
    cleanUp.add('Prometheus', () => prometheus.stop())
    url = prometheus.url
    database = await openStore(':memory:')
    cleanUp.add('store', () => database.close())
    let now = BEGIN
    ledger = open(database, () => new Date(now * 1000), 10)
    for (now of INSTANTS) await askAt(now)
    await ledger.ingestUpTo(new Date(END * 1000))
    kept = await keptPoints(database)
  }, 900_000)

  afterAll(() => cleanUp.run())

  async function askAt(now: number): Promise<void> {
    const at = new Date(now * 1000)
    await ledger.ingestUpTo(at)
    const newest = await ledger.recoveryPoints.newest(CASES.map(({ dataset }) => datasetKey(dataset)))
    for (const { name, dataset } of CASES) {
      const evidence = newest.get(datasetId(datasetKey(dataset))) ?? { pointAt: null, answeredAt: null }
      const { state, newestPointAt } = evaluateDataset(dataset, evidence, at)
      const point = newestPointAt === null ? null : newestPointAt.getTime() / 1000
      said.set(name, [...(said.get(name) ?? []), { at: now, state, point }])
    }
  }

  test.each(NAMES)('%s: the ledger knows of each minute what the runs say', (name) => {
    expect(differing(kept.get(name) ?? [], expectedPoints(judgeOf(name)))).toEqual([])
  })

  test.each(NAMES.filter((name) => caseOf(name).exporter.startCounts !== true))(
    '%s: nothing is fresher than it is',
    (name) => {
      const fresher = (kept.get(name) ?? []).flatMap((point, minute) => {
        const truth = truePoint(judgeOf(name), BEGIN + (minute + 1) * 60)
        return point === null || point <= truth ? [] : [`${minute}: ${point} > ${truth}`]
      })
      expect(fresher).toEqual([])
    },
  )

  test('whoever takes its own start for a backup is warned of by its preset', () => {
    const warned = [...EXPORTERS].filter(([, { startCounts }]) => startCounts === true).map(([name]) => name)
    expect(warned).toEqual(['redis'])
    expect(backupPresets.get('redis')?.trap).toContain('After a restart the time is that of the start')
  })

  test.each(NAMES)('%s: states over time', (name) => {
    const { dataset } = caseOf(name)
    const told = expectedPoints(judgeOf(name))
    expect(said.get(name)).toEqual(INSTANTS.map((at) => ({ at, ...stateAt(told, { at, dataset }) })))
  })

  test('the exposure of two days, hour by hour, and every backup that was told of', async () => {
    const interval = { from: new Date(BEGIN * 1000), to: new Date(END * 1000) }
    for (const { name, dataset } of CASES) {
      const track = await ledger.exposureTracks.track(exposureQuestion(dataset), interval)
      const { observedSeconds, compliantSeconds, worstExposureSeconds, hours = [], backups = [] } = track ?? {}
      const found = {
        ...{ observedSeconds, compliantSeconds, worstExposureSeconds },
        hours: hours.map(({ worstSeconds }) => worstSeconds),
        backups: backups.map(({ pointAt }) => pointAt.getTime() / 1000),
      }
      expect({ name, ...found }).toEqual({ name, ...expectedSummary(expectedPoints(judgeOf(name)), dataset) })
    }
  })

  test('a ledger that is filled at the end has the same rows', async () => {
    const later = await openStore(':memory:')
    const end = new Date(END * 1000)
    await open(later, () => end, HOURS).ingestUpTo(end)
    const points = async (of: Database) => (await ledgerRows(of)).points.filter(({ hour }) => hour >= BEGIN)
    expect(await points(later)).toEqual(await points(database))
    await later.close()
  }, 600_000)

  test('rules would record the same, and nothing where there is none', async () => {
    const reader = createPrometheusReader(exampleSource({ url, timeoutSeconds: 120 }))
    const ends = { from: new Date((BEGIN + 60) * 1000), to: new Date((END + 60) * 1000) }
    for (const { name, dataset } of CASES) {
      const [series] = await reader.range(lastSuccessQuery(dataset), ends, 60)
      const found = new Map(series?.samples.map(({ at, value }) => [at.getTime() / 1000, Math.floor(value)]))
      const subtracted = dataset.semantics === 'completion' ? RUN_SECONDS : 0
      const expected = expectedPoints(judgeOf(name)).map((point) => (point === 0 ? null : point))
      const recorded = expected.map((_, minute) => {
        const value = found.get(BEGIN + (minute + 1) * 60)
        return value === undefined ? null : value - subtracted
      })
      expect({ name, differing: differing(recorded, expected) }).toEqual({ name, differing: [] })
    }
  }, 600_000)
})
