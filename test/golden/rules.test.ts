import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { loadConfig } from '../../src/config/load-config-files.js'
import { features } from '../../src/features.js'
import { generateFiles } from '../../src/generate/generate-files.js'
import { NewFiles, readDisk, readFileOnDisk, sha256 } from '../../src/generate/output-files.js'
import { LAYOUTS } from '../../src/generate/output-format.js'
import { planOutput } from '../../src/generate/plan-output.js'

const root = fileURLToPath(new URL('rules', import.meta.url))

describe.each(readdirSync(root))('rules of the case %s', (name) => {
  const folder = `${root}/${name}`
  const expected = `${folder}/expected`

  test('are those of the golden files, byte by byte', async () => {
    const config = await loadConfig({ file: 'plimsoll.yaml', env: {}, cwd: `${folder}/config` })
    const { files } = generateFiles(config, features)
    const wanted = files.map(({ path, text }) => ({ path, digest: sha256(text) }))
    const listed = readFileOnDisk(expected, LAYOUTS.files.manifest) ?? ''
    const request = { files: wanted, manifest: listed, services: config.services, selection: null, digest: sha256 }
    if (process.env['UPDATE_GOLDEN'] === '1') {
      await rm(expected, { recursive: true, force: true })
      const made = new NewFiles(expected)
      for (const file of [...files, planOutput(request, new Map()).manifest]) made.add(file)
      made.settle({ removed: [] })
    }
    const { written, manifest, removed } = planOutput(request, readDisk(expected))
    const texts = new Map([...files, manifest].map(({ path, text }) => [path, text]))
    for (const path of written) expect(readFileOnDisk(expected, path)).toBe(texts.get(path))
    expect(removed).toEqual([])
  })
})
