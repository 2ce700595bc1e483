import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { promtool } from '../support/promtool.js'
import { FORMS, isTestable, pointsAt, sloAt, writeSweep } from '../support/rule-sweep.js'

/**
 * SLOs per second of scrape interval: a number, or `all` for every form at every second, with objectives and periods in turn, which takes about three
 * hours of a core per version. A part of it by the names of the tests: `-t 'promtool 3.5'`, `-t 'above 50 s'`.
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
      const files = await Promise.all(
        scrapes.map((scrape) => {
          const slos = pointsAt(scrape, PER_SECOND).map(sloAt)
          const testable = slos.filter((slo) => isTestable(slo, version))
          return writeSweep(testable, join(folder, `${version}-${scrape}`))
        }),
      )
      const { ok, output } = await promtool(version, ['test', 'rules', ...files.flat()])
      expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
    },
    20 * PER_SECOND * MINUTES,
  )
})
