import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
import { runChild } from '../support/killed-child.js'

const STEPS = ['post-incident:stored', 'post-incident:committed']

/** What is said, in this order, with its entry in the audit log and what stands afterwards. */
const SAYINGS = [
  { what: 'write', action: 'post-incident.write', stands: { isFiled: false, item: null } },
  { what: 'file', action: 'post-incident.file', stands: { isFiled: true, item: null } },
  { what: 'reopen', action: 'post-incident.reopen', stands: { isFiled: false, item: null } },
  { what: 'add', action: 'action.add', stands: { isFiled: false, item: ['Bob', 'open'] } },
  { what: 'change', action: 'action.change', stands: { isFiled: false, item: ['Eve', 'open'] } },
  { what: 'close', action: 'action.done', stands: { isFiled: false, item: ['Eve', 'done'] } },
] as const

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-postincident-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function kept() {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const found = await database.read(async (reader) => ({
    report: await reader.selectFrom('post_incident_report').select('filed_at').executeTakeFirst(),
    item: await reader.selectFrom('action_item').select(['owner', 'state']).executeTakeFirst(),
    entries: await reader.selectFrom('audit_entry').select('action').orderBy('seq').execute(),
  }))
  await database.close()
  const { report, item, entries } = found
  return {
    stands: report && {
      isFiled: report.filed_at !== null,
      item: item === undefined ? null : [item.owner, item.state],
    },
    entries: entries.map(({ action }) => action),
  }
}

/** Each goes on from what the one before left: a sample is a beginning of them. */
const CASES = SAYINGS.flatMap((saying, place) => STEPS.map((step) => [saying.what, step, place] as const))

it.each(sampleOf(CASES, ([what]) => what === 'write'))(
  '%s, killed at %s, is kept with its entry in the audit log, or not at all',
  async (what, step, place) => {
    const ended = await runChild('postincident-child.ts', [join(folder, 'plimsoll.db'), what, step])
    expect(ended).toEqual({ signal: 'SIGKILL', steps: STEPS.slice(0, STEPS.indexOf(step) + 1) })
    const said = SAYINGS.slice(0, step === 'post-incident:committed' ? place + 1 : place)
    expect(await kept()).toEqual({ stands: said.at(-1)?.stands, entries: said.map(({ action }) => action) })
  },
)
