import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { PROMETHEUS_VERSIONS } from '../support/breadth.js'
import { promtool } from '../support/promtool.js'
import { FORMS, PERIODS, sloAt, writeSweep, type Point } from '../support/rule-sweep.js'

// A sample of the sweep in test/compat: what `init` proposes at the objectives that once failed, scrape intervals around those of the base window, queries scraped as seldom as the longest of them, and labels that queries give another name.

const point = (form: string, objective: number, scrapeSeconds: number): Point => ({
  form: FORMS.find(({ name }) => name === form)!,
  objective,
  period: PERIODS.find(({ name }) => name === '30d')!,
  scrapeSeconds,
})

const SAMPLES: readonly (readonly Point[])[] = [
  [0.998, 0.9995].map((objective) => point('bad-own-bare', objective, 15)),
  [point('bad-own', 0.999, 90)],
  [point('error-ratio', 0.9995, 300), point('query-bad', 0.999, 300)],
  [point('query-copied', 0.999, 30)],
  // Few errors between two scrapes: the burn spent its share before it had as many as an alert waits for.
  [{ ...point('min-errors', 0.9999, 246), period: PERIODS.find(({ name }) => name === '1d')! }],
]

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-sample-'))
})

afterAll(() => rm(folder, { recursive: true }))

test.each(PROMETHEUS_VERSIONS)('on promtool %s the generated tests pass, slow scrapes included', async (version) => {
  const files = await Promise.all(
    SAMPLES.map((points, index) => writeSweep(points.map(sloAt), join(folder, `${version}-${index}`))),
  )
  const { ok, output } = await promtool(version, ['test', 'rules', ...files.flat()])
  expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
})
