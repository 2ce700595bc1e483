import { presetQuery, selectorsOf, type BackupPreset } from '../backup/presets/preset.js'
import { backupPresets } from '../backup/presets/presets.js'
import { renderSelector } from '../promql/selector.js'
import type { ToldBackup } from './facts.js'
import { NAMING_LABELS, SCRIPT_METRIC } from './known-metrics.js'

/** What tells of backups. */
export interface Teller {
  /** Name of the preset; `null`: a script of which no tool is known. */
  readonly preset: string | null
  readonly tool: string
  readonly source: string
  /** As people read it where something is left out. */
  readonly metric: string
  /** PromQL of its series. */
  readonly series: string
  /** Labels that tell one dataset from another. */
  readonly identity: readonly string[]
  readonly ofAnyJob: boolean
  /** Preset that tells the same better. */
  readonly betterBy: string | null
  readonly trap: string | null
}

/** Metrics that some preset of a tool reads, by their name. */
export const KNOWN_METRICS: ReadonlySet<string> = new Set(
  [...backupPresets.values()].flatMap(selectorsOf).flatMap(({ metric }) => metric ?? []),
)

/** Tools before what is told by jobs of any kind: a series that a tool's own preset reads is not theirs. */
export const TELLERS: readonly Teller[] = [...[...backupPresets].map(tellerOf), scriptTeller()].toSorted(
  (a, b) => Number(a.ofAnyJob) - Number(b.ofAnyJob),
)

function tellerOf([name, preset]: readonly [string, BackupPreset]): Teller {
  const [first = { metric: null, matchers: [] }] = selectorsOf(preset)
  const own = renderSelector(first)
  const { tool, source, identity, trap, ofAnyJob } = preset
  return {
    ...{ preset: name, tool, source, identity, trap, metric: first.metric ?? name },
    series: ofAnyJob ?? own,
    ofAnyJob: ofAnyJob !== undefined,
    betterBy: preset.betterBy ?? null,
  }
}

function scriptTeller(): Teller {
  return {
    ...{ preset: null, tool: 'a script', metric: SCRIPT_METRIC, series: SCRIPT_METRIC, identity: [], trap: null },
    source: 'https://prometheus.io/docs/practices/instrumentation/#batch-jobs',
    ofAnyJob: true,
    betterBy: null,
  }
}

type Labels = Readonly<Record<string, string>>

/** Labels of a series that say of what its backups are; `null`: it lacks one of them. */
export function identityOf({ preset, identity, ofAnyJob }: Teller, labels: Labels): Labels | null {
  const naming = NAMING_LABELS.find((label) => !identity.includes(label) && isSet(labels, label))
  const wanted = ofAnyJob && naming !== undefined ? [...identity, naming] : identity
  if (preset === null && naming === undefined) return null
  if (!wanted.every((label) => isSet(labels, label))) return null
  return Object.fromEntries(wanted.map((label) => [label, labels[label] ?? '']))
}

function isSet(labels: Labels, label: string): boolean {
  return (labels[label] ?? '') !== ''
}

/** How a dataset says when it was backed up, and the same as PromQL. */
export function toldBy({ preset: name, metric }: Teller, match: Labels): { told: ToldBackup; query: string } {
  const preset = name === null ? undefined : backupPresets.get(name)
  if (name !== null && preset !== undefined) return { told: { preset: name, match }, query: presetQuery(preset, match) }
  const matchers = Object.entries(match).map(([label, value]) => ({ label, operator: '=' as const, value }))
  const query = `max(${renderSelector({ metric, matchers })})`
  return { told: { last_success: query }, query }
}
