import { readdirSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { loadConfig } from '../../src/config/load-config-files.js'
import { features } from '../../src/features.js'
import { generateFiles } from '../../src/generate/generate-files.js'
import { readDisk, sha256, writeOutput } from '../../src/generate/output-files.js'
import { planOutput } from '../../src/generate/plan-output.js'

const root = fileURLToPath(new URL('rules', import.meta.url))

describe.each(readdirSync(root))('rules of the case %s', (name) => {
  const folder = `${root}/${name}`
  const expected = `${folder}/expected`

  test('are those of the golden files, byte by byte', async () => {
    const config = await loadConfig({ file: 'plimsoll.yaml', env: {}, cwd: `${folder}/config` })
    const { files } = generateFiles(config, features)
    if (process.env['UPDATE_GOLDEN'] === '1') {
      await rm(expected, { recursive: true, force: true })
      await mkdir(expected, { recursive: true })
      writeOutput(expected, planOutput({ files, services: config.services, selection: null, digest: sha256 }, new Map()))
    }
    const disk = readDisk(expected)
    const { written, removed } = planOutput({ files, services: config.services, selection: null, digest: sha256 }, disk)
    for (const { path, text } of written) expect(disk.get(path)).toBe(text)
    expect(removed).toEqual([])
  })
})
