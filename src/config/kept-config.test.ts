import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { loadConfig } from './load-config-files.js'
import { keptConfig } from './kept-config.js'

/** What a copy is as the original was. */
const KINDS: readonly unknown[] = [Object.prototype, Array.prototype, Date.prototype, null]

function kindsIn(value: unknown, path: string): readonly string[] {
  if (typeof value === 'function') return [`${path}: a function`]
  if (typeof value !== 'object' || value === null) return []
  if (value instanceof Uint8Array) return []
  if (!KINDS.includes(Object.getPrototypeOf(value))) return [`${path}: ${value.constructor.name}`]
  return Object.entries(value).flatMap(([key, part]) => kindsIn(part, `${path}.${key}`))
}

const GOLDEN = 'test/golden/rules'

test.each(['config', ...readdirSync(GOLDEN).map((name) => `${GOLDEN}/${name}/config`)])(
  'the copy of %s means the same',
  async (folder) => {
    const config = await loadConfig({ file: `${folder}/plimsoll.yaml`, env: {} })
    const { canonical, ...data } = config
    expect(kindsIn(data, 'config')).toEqual([])
    const kept = keptConfig(config)
    expect(kept).toEqual({ ...config, queries: [], notes: [], canonical: expect.any(Function) })
    expect(kept.canonical()).toBe(canonical())
    expect(createHash('sha256').update(kept.canonical()).digest('hex')).toBe(config.hash)
  },
)
