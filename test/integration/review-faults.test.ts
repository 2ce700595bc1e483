import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { runChild } from '../support/killed-child.js'

const STEPS = ['review:stored', 'review:committed']

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-review-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function kept() {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const found = await database.read(async (reader) => ({
    signed: await reader.selectFrom('review_sign_off').select('review').execute(),
    entries: await reader.selectFrom('audit_entry').select('action').execute(),
  }))
  await database.close()
  return found
}

it.each(STEPS)(
  'a sign-off that is killed at %s is kept with its entry in the audit log, or not at all',
  async (step) => {
    const ended = await runChild('review-child.ts', [join(folder, 'plimsoll.db'), step])
    expect(ended).toEqual({ signal: 'SIGKILL', steps: STEPS.slice(0, STEPS.indexOf(step) + 1) })
    const isKept = step === 'review:committed'
    expect(await kept()).toEqual({
      signed: isKept ? [{ review: 'plan' }] : [],
      entries: isKept ? [{ action: 'review.sign' }] : [],
    })
  },
)
