import { presetQuery, selecting, type BackupPreset } from '../presets/preset.js'
import { backupPresets } from '../presets/presets.js'
import type { Dataset } from '../dataset.js'
import type { ControlPlan, PartSource, Proof } from './control-plan.js'
import type { ControlsConfig } from './control-schema.js'

type OfDataset = Pick<Dataset, 'preset' | 'match' | 'semantics' | 'scrapeIntervalSeconds' | 'expectedDurationSeconds'>

/** What is held against a dataset, in the order of the reference. */
export function resolveControls(config: ControlsConfig, dataset: OfDataset): readonly ControlPlan[] {
  const preset = dataset.preset === null ? undefined : backupPresets.get(dataset.preset)
  return [...partsOf(config, dataset, preset), ...propertiesOf(config, dataset, preset), ...testsOf(config)]
}

function partsOf({ types, copies }: ControlsConfig, dataset: OfDataset, preset?: BackupPreset): ControlPlan[] {
  const { semantics, scrapeIntervalSeconds, expectedDurationSeconds } = dataset
  const told = { semantics, scrapeIntervalSeconds, expectedDurationSeconds }
  return [
    ...types.map(({ type, max_age, last_success }) => {
      const lastSuccess = last_success ?? preset?.ofType?.(selecting(dataset.match), type) ?? ''
      const source = { ...told, lastSuccess }
      return { control: 'backup_type' as const, part: type, maxAgeSeconds: max_age, source }
    }),
    ...copies.map((copy) => {
      const source = { ...told, ...toldOfCopy(copy, dataset) }
      return { control: 'copy' as const, part: copy.name, maxAgeSeconds: copy.max_age, source }
    }),
  ]
}

function propertiesOf(config: ControlsConfig, { match }: OfDataset, preset?: BackupPreset): ControlPlan[] {
  const { retention, encryption, immutability } = config
  const select = selecting(match)
  const kept =
    retention === undefined
      ? []
      : [retentionOf(retention, preset?.oldest?.(select)), pointsOf(retention, preset?.points?.(select))]
  const all = [
    ...kept,
    propertyOf('encryption', encryption, preset?.encrypted?.(select)),
    propertyOf('immutability', immutability),
  ]
  return all.filter((plan) => plan !== null)
}

function propertyOf(
  control: 'encryption' | 'immutability',
  said: 'required' | SaidProof | undefined,
  byPreset?: string,
): ControlPlan | null {
  return said === undefined ? null : { control, proof: proofOf(said, byPreset) }
}

function testsOf({ restore_test: test }: ControlsConfig): ControlPlan[] {
  if (test === undefined) return []
  const of = { drill: test.drill, everySeconds: test.every }
  return [
    { control: 'restore_test', ...of },
    { control: 'restore_time', ...of },
  ]
}

function toldOfCopy(
  { last_success, preset: own, match = {} }: ControlsConfig['copies'][number],
  dataset: OfDataset,
): Pick<PartSource, 'lastSuccess'> & Partial<PartSource> {
  if (last_success !== undefined) return { lastSuccess: last_success }
  const name = own ?? dataset.preset ?? ''
  const preset: BackupPreset | undefined = backupPresets.get(name)
  if (preset === undefined) throw new Error('a copy is told of by nothing, which the schema should have refused')
  const labels = own === undefined || own === dataset.preset ? { ...dataset.match, ...match } : match
  return { lastSuccess: presetQuery(preset, labels), semantics: preset.semantics }
}

type Retention = NonNullable<ControlsConfig['retention']>

function retentionOf(retention: Retention, byPreset?: string): ControlPlan {
  const said = typeof retention === 'number' ? { keep: retention } : retention
  const { keep, oldest, attested_by, expires, reference } = { oldest: undefined, ...said }
  const proof = proofOf({ attested_by, expires, reference, metric: oldest }, byPreset)
  return { control: 'retention', keepSeconds: keep, proof }
}

/** `null`: nobody says how many have to be kept. */
function pointsOf(retention: Retention, byPreset?: string): ControlPlan | null {
  if (typeof retention === 'number' || retention.points === undefined) return null
  const proof = proofOf({ metric: retention.count }, byPreset)
  return { control: 'recovery_points', leastPoints: retention.points, proof }
}

interface SaidProof {
  readonly metric?: string | undefined
  readonly attested_by?: string | undefined
  readonly expires?: Date | undefined
  readonly reference?: string | undefined
}

function proofOf(said: 'required' | SaidProof, byPreset?: string): Proof {
  const { metric, attested_by: by, expires, reference = null } = said === 'required' ? ({} as SaidProof) : said
  if (by !== undefined && expires !== undefined) return { kind: 'attested', by, expires, reference }
  const query = metric ?? byPreset
  return query === undefined ? { kind: 'none' } : { kind: 'metric', query }
}
