import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { promtool } from '../support/promtool.js'
import { FORMS, isTestable, pointsAt, sloAt, writeSweep } from '../support/rule-sweep.js'

/**
 * SLOs per second of scrape interval: a number, or `all`. From 9 on every form meets every objective and every period at some second, which takes
 * 40 minutes of a core per version; `all` is every form at every second, two hours of it. A part by the names of the tests: `-t 'promtool 3.5'`,
 * `-t 'above 50 s'`.
 */
const SWEEP = process.env['PLIMSOLL_SWEEP'] ?? '2'
const PER_SECOND = SWEEP === 'all' ? FORMS.length : Number(SWEEP)
const AT_ONCE = 10
const MINUTES = 60_000

const tens = Array.from({ length: 300 / AT_ONCE }, (_, index) => index * AT_ONCE)
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-sweep-'))
})

afterAll(() => rm(folder, { recursive: true }))

describe.each(['2.42', '3.5'] as const)('with promtool %s', (version) => {
  test.each(tens)(
    'the generated tests pass at each of the ten scrape intervals above %i s',
    async (above) => {
      const scrapes = Array.from({ length: AT_ONCE }, (_, index) => above + index + 1)
      const slos = scrapes.flatMap((scrape) => pointsAt(scrape, PER_SECOND).map(sloAt))
      const testable = slos.filter((slo) => isTestable(slo, version))
      // Each beside its own rules alone: promtool evaluates all rules of a file for each of its tests.
      const files = await Promise.all(testable.map((slo) => writeSweep([slo], join(folder, version, slo.name))))
      const { ok, output } = await promtool(version, ['test', 'rules', ...files.flat()])
      expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
    },
    20 * PER_SECOND * MINUTES,
  )
})
