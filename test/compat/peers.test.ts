import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { trialsOf } from '../support/peer-figures.js'
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
