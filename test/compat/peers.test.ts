import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { EVALUATION, trialsOf } from '../support/peer-figures.js'
import type { Course } from '../support/peer-slo.js'
import { PEER_SLOS } from '../support/peer-slos.js'
import { writeTrials } from '../support/peer-trials.js'
import { promtool } from '../support/promtool.js'

const MINUTES = 60_000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-peers-'))
})
afterAll(() => rm(folder, { recursive: true }))

test.each(PEER_SLOS)(
  '$name: both tools page when docs/migrating.md says, on the same series',
  async (slo) => {
    const path = await writeTrials(slo, trialsOf(slo), folder)
    const { ok, output } = await promtool('3.5', ['test', 'rules', path])
    expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
  },
  15 * MINUTES,
)

// Ranges include their beginning on Prometheus 2: there the same rules see a failure an evaluation later, those that add up sums of 4 min two.
const withinOn2 = ({ seconds }: Course) => (seconds > 3600 ? 2 : 1) * EVALUATION

test.each(PEER_SLOS.filter(({ native }) => native !== true))(
  '$name: on Prometheus 2.42 both page within one evaluation of that, in long troubles two',
  async (slo) => {
    const trials = trialsOf(slo).map((trial) => ({ ...trial, within: withinOn2(trial.course) }))
    const path = await writeTrials(slo, trials, folder)
    const { ok, output } = await promtool('2.42', ['test', 'rules', path])
    expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
  },
  15 * MINUTES,
)
