import { expect, test } from '@jest/globals'
import { sampleOf } from '../../test/support/breadth.js'
import { fuzzConfig } from '../../test/support/fuzz-config/fuzz-config.js'
import { fuzzSources } from '../../test/support/fuzz-config/fuzz-sources.js'

test.each(sampleOf([1, 1001, 2001], (from) => from === 1))(
  'a thousand spoilt configurations, from number %i on, are refused in words, or taken without losing anything',
  async (from) => {
    const sources = fuzzSources()
    const { faults, accepted, refused } = await fuzzConfig({ sources, from, count: 1000 })
    expect(faults).toEqual([])
    // Both happen often enough to mean something.
    expect(accepted).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(333)
  },
)

test('what the strict reader finds and the configuration lacks is noticed', async () => {
  const [example] = fuzzSources()
  const { unaccounted } = await import('../../test/support/fuzz-config/account-for.js')
  const { readStrictly } = await import('../../test/support/fuzz-config/strict-reading.js')
  const { memoryFiles } = await import('../../test/support/fuzz-config/memory-files.js')
  const { loadConfig } = await import('./load-config-files.js')
  const { root, files } = example!
  const config = await loadConfig({
    file: root,
    env: { PLIMSOLL_DATA: 'data' },
    cwd: '/memory',
    files: memoryFiles(files),
  })
  const reading = readStrictly(files, root)!
  expect(unaccounted(reading, config)).toEqual([])
  const [first, ...others] = config.services
  expect(unaccounted(reading, { ...config, services: others }).length).toBeGreaterThan(2)
  const slos = first!.slos.map((slo, index) => (index === 0 ? { ...slo, description: 'Another one.' } : slo))
  expect(unaccounted(reading, { ...config, services: [{ ...first!, slos }, ...others] })).toHaveLength(1)
})
