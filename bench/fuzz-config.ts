import { features } from '../src/features.js'
import { generateFiles } from '../src/generate/generate-files.js'
import { fuzzConfig } from '../test/support/fuzz-config/fuzz-config.js'
import { fuzzSources } from '../test/support/fuzz-config/fuzz-sources.js'
import type { BenchOptions, Findings } from './line.js'

const CONFIGURATIONS = 50_000
/** Rules are made from one accepted configuration in so many: that takes longer than loading it. */
const GENERATED = 10

/** Spoils 50,000 configurations by seeds that `npm test` does not use: each is refused in words or taken without losing anything. */
export async function fuzzConfigurations({ count }: Pick<BenchOptions, 'count'>): Promise<Findings> {
  const { accepted, refused, slowestMs, faults } = await fuzzConfig({
    sources: fuzzSources(),
    from: 10_001,
    count: count ?? CONFIGURATIONS,
    use(config, seed) {
      if (seed % GENERATED === 0) generateFiles(config, features)
    },
  })
  for (const fault of faults) console.error(fault)
  return {
    lines: [
      { what: 'faults', value: faults.length, bar: 0, unit: '' },
      { what: 'slowest answer', value: slowestMs / 1000, bar: 5, unit: 's' },
      { what: 'refused in words', value: refused, bar: null, unit: '' },
      { what: 'taken, and found whole by a strict YAML 1.2 reader', value: accepted, bar: null, unit: '' },
    ],
    comparedWith:
      'A fault is a crash, a stack, a refusal without a word, or a configuration that was taken although a part or a scalar that the YAML library reads by itself is nowhere in it.',
  }
}
