import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
import { runChild } from '../support/killed-child.js'

const STEPS = ['emergency-pack:composed', 'emergency-pack:placed', 'emergency-pack:committed']

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-emergency-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const runUntil = (step: string) =>
  runChild('emergency-child.ts', [join(folder, 'plimsoll.db'), join(folder, 'out'), step])

async function kept() {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const found = await database.read(async (reader) => ({
    packs: (await reader.selectFrom('emergency_pack').select('folder').execute()).length,
    entries: (await reader.selectFrom('audit_entry').select('action').execute()).map(({ action }) => action),
  }))
  await database.close()
  return found
}

const ONCE = { packs: 1, entries: ['emergency_pack.make'] }

it.each(sampleOf(STEPS, (step) => step === 'emergency-pack:placed'))(
  'an emergency pack that is killed at %s is made once after all, and its files are whole',
  async (step) => {
    expect(await runUntil(step)).toEqual({ signal: 'SIGKILL', steps: STEPS.slice(0, STEPS.indexOf(step) + 1) })
    const isCommitted = step === 'emergency-pack:committed'
    expect(await kept()).toEqual(isCommitted ? ONCE : { packs: 0, entries: [] })
    const html = join(folder, 'out/emergency-pack.html')
    expect(existsSync(html)).toBe(step !== 'emergency-pack:composed')
    await runUntil('-')
    expect(await kept()).toEqual(ONCE)
    expect(readFileSync(html, 'utf8')).toMatch(/<\/html>\s*$/)
  },
)
