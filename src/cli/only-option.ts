import type { Config } from '../config/config.js'
import type { OutputFormat } from '../generate/output-format.js'
import { PARTS, type Part, type Selection, type Wanted } from '../generate/selection.js'
import { UsageError } from '../shared/app-error.js'

/** Parts of Alertmanager's file for people who own it. */
export const FRAGMENT = 'alertmanager.routes'

/** Reads one `--only`, which may name several parts with commas and may be given several times. */
export function collectPart(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map((part) => part.trim())]
}

/**
 * What `--only` means: each file that any of its words names; `null` without it.
 *
 * @throws UsageError
 */
export function selectionOf(words: readonly string[] | undefined, config: Config, format: OutputFormat): Selection {
  if (words === undefined) return null
  return words.map((word) => toWanted(word, config, format))
}

/** Sets of rules that belong to no service. */
export const GLOBAL_SETS: readonly string[] = ['_plimsoll', '_packs', '_inventory', '_post_incident']

function toWanted(word: string, { services }: Config, format: OutputFormat): Wanted {
  const parts: readonly Part[] = format === 'files' ? PARTS : PARTS.filter((part) => part !== 'tests')
  const part = parts.find((one) => one === word)
  if (part !== undefined) return { only: part }
  if (services.some(({ name }) => name === word) || GLOBAL_SETS.includes(word)) return { service: word }
  const names = services.map(({ name }) => name).join(', ')
  throw new UsageError(`--only ${word}: expected ${parts.join(', ')}, ${FRAGMENT} or a service (${names})`)
}
