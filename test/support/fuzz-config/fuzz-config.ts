import { ConfigError } from '../../../src/config/config-error.js'
import type { Config } from '../../../src/config/config.js'
import { loadConfig } from '../../../src/config/load-config-files.js'
import { renderDiagnostics } from '../../../src/yaml/render-diagnostics.js'
import { unaccounted } from './account-for.js'
import { memoryFiles } from './memory-files.js'
import { mutateText } from './mutate-text.js'
import { createFuzzRandom } from './random.js'
import { readStrictly } from './strict-reading.js'

/** A configuration that is right, to be spoilt. */
export interface FuzzSource {
  readonly name: string
  readonly root: string
  /** Texts by name, as a person would type it from where the command is started. */
  readonly files: ReadonlyMap<string, string>
}

/** What a run of the fuzzer came to. */
export interface FuzzResult {
  readonly accepted: number
  readonly refused: number
  readonly slowestMs: number
  /** One sentence per fault, with the seed that shows it again. */
  readonly faults: readonly string[]
}

export interface FuzzRun {
  readonly sources: readonly FuzzSource[]
  readonly from: number
  readonly count: number
  /** Works with what was accepted; whatever it throws is a fault. */
  readonly use?: ((config: Config, seed: number) => void) | undefined
}

/** No answer may take longer. */
const LONGEST_MS = 5000
const ENV = { PLIMSOLL_DATA: 'data' }

/** Spoils configurations, one per seed, and loads them: each must be refused in words, or taken without losing anything. */
export async function fuzzConfig({ sources, from, count, use }: FuzzRun): Promise<FuzzResult> {
  const faults: string[] = []
  let [accepted, slowestMs] = [0, 0]
  for (let seed = from; seed < from + count; seed += 1) {
    const random = createFuzzRandom(seed)
    const source = random.pick(sources)
    const spoilt = random.pick([...source.files.keys()])
    const files = new Map(source.files).set(spoilt, mutateText(source.files.get(spoilt) ?? '', random))
    const start = performance.now()
    const outcome = await outcomeOf({ ...source, files })
    slowestMs = Math.max(slowestMs, performance.now() - start)
    if (performance.now() - start > LONGEST_MS) faults.push(`seed ${seed} (${spoilt}): more than 5 s`)
    if (typeof outcome !== 'string') {
      accepted += 1
      faults.push(
        ...faultsOf(outcome, { source, files, seed, use }).map(
          (fault) => `seed ${seed} (${source.name}, ${spoilt}): ${fault}`,
        ),
      )
    } else if (outcome !== '') faults.push(`seed ${seed} (${source.name}, ${spoilt}): ${outcome}`)
  }
  return { accepted, refused: count - accepted, slowestMs, faults }
}

/** What became of it: the configuration, '' where it was refused in words, or what was wrong with that. */
async function outcomeOf({ root, files }: FuzzSource): Promise<Config | string> {
  try {
    return await loadConfig({ file: root, env: ENV, cwd: '/memory', files: memoryFiles(files) })
  } catch (error) {
    if (!(error instanceof ConfigError))
      return `a crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    if (error.diagnostics.length === 0) return 'refused without a word'
    const text = renderDiagnostics(error.diagnostics)
    return /\n\s+at .*:\d+:\d+|\bundefined\b|\[object |TypeError|RangeError/.test(text)
      ? `refused in no words for people: ${text}`
      : ''
  }
}

interface Accepted extends Pick<FuzzRun, 'use'> {
  readonly source: FuzzSource
  readonly files: ReadonlyMap<string, string>
  readonly seed: number
}

function faultsOf(config: Config, { source, files, seed, use }: Accepted): string[] {
  const reading = readStrictly(files, source.root)
  if (reading === null) return ['taken, though it is not YAML 1.2']
  try {
    use?.(config, seed)
  } catch (error) {
    return [`cannot be worked with: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  }
  const lost = unaccounted(reading, config)
  return lost.length === 0 ? [] : [`lost: ${lost.join('; ')}`]
}
