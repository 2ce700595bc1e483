import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { trialsOf } from '../support/peer-figures.js'
import { PEER_SLOS } from '../support/peer-slos.js'
import { writeTrials } from '../support/peer-trials.js'
import { promtool } from '../support/promtool.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-peers-'))
})
afterAll(() => rm(folder, { recursive: true }))

// At 99.9 % a total outage needs no more history than an hour; test/compat/peers.test.ts has all SLOs and courses.
const SAMPLE = ['Sloth getting-started', 'Sloth no-alerts', 'Pyrra nginx-api-errors']

test.each(PEER_SLOS.filter(({ name }) => SAMPLE.includes(name)))(
  '$name: both tools page when docs/migrating.md says in a total outage',
  async (slo) => {
    const trials = trialsOf(slo).slice(0, 1)
    const short = trials.map((trial) => ({ ...trial, course: { ...trial.course, quiet: 5400, seconds: 600 } }))
    const { ok, output } = await promtool('3.5', ['test', 'rules', await writeTrials(slo, short, folder)])
    expect({ ok, output: ok ? '' : output }).toEqual({ ok: true, output: '' })
  },
)
