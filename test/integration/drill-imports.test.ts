import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { importHistory, startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { readEntriesAfter } from '../../src/audit/audit-entries-read-store.js'
import { plannedDrills } from '../../src/drill/drill.js'
import { listen } from '../../src/http/http-server.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { writtenJournal } from '../support/chaos-journal.js'
import { createConfigFolder, type ConfigFolder } from '../support/config-folder.js'
import { drillHouse } from '../support/drill-house.js'
import { runCommand } from '../support/run-command.js'

// Runs of Chaos Toolkit and of Litmus, taken over by the command line; Litmus out of a real Prometheus.

const NOW = new Date('2026-11-03T12:30:00Z')
const T0 = Date.parse('2026-11-03T10:00:00Z') / 1000
const RESULT = 'checkout-pod-delete'

let folder: string
let prometheus: PrometheusProcess
let config: ConfigFolder
let database: Database
let daemon: { readonly url: string; close(ms: number): Promise<unknown> }

/** Of the exporter of Litmus, each half a minute: one run from 10:05 to 10:07 that passed, one from 11:05 to 11:08 that failed, and one that goes on. */
function litmusHistory(): string {
  const labels = `chaosengine_name="checkout",chaosresult_name="${RESULT}",chaosresult_namespace="litmus"`
  const minutes = (from: number, to: number) => ({ from: T0 + from * 60, to: T0 + to * 60 })
  const gauge = (
    name: string,
    more: string,
    steps: readonly (readonly [from: number, to: number, value: number])[],
  ) => [`# TYPE ${name} gauge`, ...lines(name, more, steps)]
  const lines = (name: string, more: string, steps: readonly (readonly [number, number, number])[]) =>
    steps.flatMap(([first, last, value]) => {
      const { from, to } = minutes(first, last)
      const times = Array.from({ length: (to - from) / 30 }, (_, place) => from + place * 30)
      return times.map((at) => `${name}{${labels}${more}} ${value} ${at}`)
    })
  const at = (minute: number) => T0 + minute * 60
  const verdict = 'litmuschaos_experiment_verdict'
  const said = (text: string, probes: string) => `,chaosresult_verdict="${text}",probe_success_percentage="${probes}"`
  return [
    ...gauge('litmuschaos_experiment_start_time', '', [
      [5, 65, at(5)],
      [65, 125, at(65)],
      [125, 150, at(125)],
    ]),
    ...gauge('litmuschaos_experiment_chaos_injected_time', '', [
      [5, 6, 0],
      [6, 66, at(5) + 20],
      [66, 150, at(65) + 30],
    ]),
    ...gauge('litmuschaos_experiment_end_time', '', [
      [5, 7, 0],
      [7, 68, at(7)],
      [68, 150, at(68)],
    ]),
    `# TYPE ${verdict} gauge`,
    ...lines(verdict, said('Awaited', '0.000000'), [
      [5, 7, 0],
      [65, 68, 0],
      [125, 150, 0],
    ]),
    ...lines(verdict, said('Pass', '100.000000'), [
      [7, 8, 1],
      [8, 65, 0],
    ]),
    ...lines(verdict, said('Fail', '50.000000'), [
      [68, 69, 1],
      [69, 125, 0],
    ]),
    '# EOF\n',
  ].join('\n')
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-imports-'))
  const binaries = await prometheusBinaries('any')
  const place = join(folder, 'prometheus')
  mkdirSync(join(place, 'data'), { recursive: true })
  const file = join(folder, 'history.om')
  writeFileSync(file, litmusHistory())
  await importHistory(binaries, file, place)
  prometheus = await startPrometheus({ binaries, folder: place })
})

afterAll(async () => {
  await prometheus.stop()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  config = createConfigFolder()
  const drill = (name: string, rest: string) => `  - { name: ${name}, ${rest}, class: infrastructure, rto: 30m }\n`
  const { services } = await config.loadFiles(
    `version: 1\norganisation: Shop\nprometheus: { url: '${prometheus.url}', scrape_interval: 30s }\ninclude: [services/*.yaml]\n`,
    {
      checkout: `service: checkout\ndrills:\n${drill('lose-a-pod', 'type: simulation')}${drill('talk', 'type: tabletop')}`,
    },
  )
  database = await openStore(':memory:')
  const { app } = drillHouse({ database, clock: () => NOW, drills: plannedDrills(services) })
  daemon = await listen(app, { host: '127.0.0.1', port: 0 })
})

afterEach(async () => {
  await daemon.close(1000)
  await database.close()
  config.remove()
})

function take(...args: readonly string[]) {
  const given = ['--config', join(config.cwd, 'config/plimsoll.yaml'), 'drill', 'import', ...args, '--by', 'anna']
  return runCommand([...given, '--server', daemon.url], { cwd: config.cwd, env: {}, clock: () => NOW })
}

async function runs() {
  const answer = await fetch(`${daemon.url}/api/v1/drills/runs`)
  return ((await answer.json()) as { readonly data: readonly Record<string, unknown>[] }).data
}

const audited = async () =>
  (await database.read((reader) => readEntriesAfter(reader, { after: 0, most: 100 }))).map(({ entry }) => entry.action)

describe('a journal of Chaos Toolkit', () => {
  const write = (changes: object = {}) => {
    writeFileSync(join(config.cwd, 'journal.json'), JSON.stringify(writtenJournal(changes), null, 2))
  }

  it('is taken over once, and said to be there from then on', async () => {
    write()
    const first = await take('lose-a-pod', 'journal.json')
    expect(first).toMatchObject({ exitCode: 0, stderr: '' })
    expect(first.stdout).toMatch(/^2026-11-03T12:00:00.250Z {2}passed: taken over, run chaostoolkit-[0-9a-f]{24}\n$/)
    const second = await take('lose-a-pod', 'journal.json')
    expect([second.exitCode, second.stdout]).toEqual([
      0,
      expect.stringContaining('passed: there already, nothing is done'),
    ])
    expect(await runs()).toMatchObject([
      { state: 'passed', rtoActualSeconds: 160.5, startedBy: 'anna', drill: 'lose-a-pod' },
    ])
    expect(await audited()).toEqual(['drill.import'])
  })

  it('is taken over while a run of its drill goes on, which goes on', async () => {
    const body = JSON.stringify({ service: 'checkout', drill: 'lose-a-pod', by: 'bob' })
    const headers = { 'content-type': 'application/json' }
    expect((await fetch(`${daemon.url}/api/v1/drills/runs`, { method: 'POST', headers, body })).status).toBe(201)
    write()
    expect((await take('lose-a-pod', 'journal.json')).exitCode).toBe(0)
    expect((await runs()).map(({ state }) => state)).toEqual(['running', 'passed'])
  })

  it('that failed says why, and its next run is another', async () => {
    write({ deviated: true })
    expect((await take('lose-a-pod', 'journal.json')).stdout).toContain(
      'failed (check chaostoolkit fails: deviated): taken over',
    )
    write({ start: '2026-11-03T11:00:00' })
    await take('lose-a-pod', 'journal.json')
    expect((await runs()).map(({ state }) => state)).toEqual(['failed', 'passed'])
  })

  it('that is none is refused with file, line, and what was expected', async () => {
    writeFileSync(
      join(config.cwd, 'journal.json'),
      '{\n  "experiment": { "title": "x" },\n  "status": "done",\n  "start": "soon"\n}\n',
    )
    const { exitCode, stderr } = await take('lose-a-pod', 'journal.json')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('journal.json:3')
    expect(stderr).toContain('expected completed, failed, aborted, interrupted: is this a journal of Chaos Toolkit?')
    expect(stderr).toContain('journal.json:4')
    expect(stderr).toContain('expected an instant such as 2026-11-03T12:00:00.123456')
    expect(await runs()).toEqual([])
  })

  it.each([
    ['ends before it starts', 'lose-a-pod', { end: '2026-11-03T11:00:00' }, 'before it starts'],
    ['is to come', 'lose-a-pod', { end: '2026-11-03T12:40:00' }, 'which is to come'],
    ['is of a tabletop', 'talk', {}, 'is a tabletop: nothing technical is proved by it'],
    ['is of no drill', 'lose-a-pot', {}, 'no drill is named lose-a-pot: did you mean lose-a-pod?'],
  ])('that %s is refused', async (...[, drill, changes, why]) => {
    write(changes)
    const { exitCode, stderr } = await take(drill, 'journal.json')
    expect([exitCode === 0, stderr]).toEqual([false, expect.stringContaining(why)])
    expect([await runs(), await audited()]).toEqual([[], []])
  })
})

describe('runs of Litmus', () => {
  it('are found in Prometheus, each with its verdict, though its gauge has fallen back to 0', async () => {
    const first = await take('lose-a-pod', '--litmus', RESULT)
    expect(first).toMatchObject({ exitCode: 0, stderr: '' })
    expect(first.stdout.split('\n').map((line) => line.replace(/, run litmus-.*/, ''))).toEqual([
      '2026-11-03T10:05:00.000Z  passed: taken over',
      '2026-11-03T11:05:00.000Z  failed (check litmus fails: verdict fail, probes passed: 50 %): taken over',
      '',
    ])
    // By hand: injected at 10:05:20, over at 10:07.
    expect(await runs()).toMatchObject([
      { state: 'failed', rtoActualSeconds: null },
      { state: 'passed', rtoActualSeconds: 100 },
    ])
    expect((await take('lose-a-pod', '--litmus', RESULT)).stdout.match(/there already/g)).toHaveLength(2)
    expect(await runs()).toHaveLength(2)
  })

  it('that nobody knows are none, which is said', async () => {
    expect(await take('lose-a-pod', '--litmus', 'other', '--since', '1h')).toMatchObject({
      exitCode: 0,
      stdout: 'Within 1h no run of other has ended.\n',
    })
  })
})

it('says what to give where nothing, or both, was given', async () => {
  for (const args of [[], ['journal.json', '--litmus', RESULT]]) {
    const { exitCode, stderr } = await take('lose-a-pod', ...args)
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('expected a journal of Chaos Toolkit or --litmus, and not both'),
    ])
  }
})
