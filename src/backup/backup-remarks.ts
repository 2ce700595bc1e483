import { longestGapSeconds } from '../calendar/longest-gap.js'
import { subjectOf, type Planned, type RemarkKind } from '../feature/remark.js'
import { formatDuration } from '../shared/duration.js'
import type { Dataset } from './dataset.js'
import { backupPresets } from './presets/presets.js'

/** What remarks on datasets read of the configuration. */
export interface DatasetsConfigured {
  readonly services: readonly { readonly datasets: readonly Dataset[] }[]
}

/** A backup is as old as its start when it ends, and the next one ends a whole interval later. */
const rareBackup: RemarkKind<DatasetsConfigured> = {
  rule: 'rare-backup',
  meaning:
    'the longest gap of `backups[].schedule` within 400 days, and `expected_duration`, come to more than the RPO',
  mend: 'back up more often, or promise less',
  find: ({ services }, now) =>
    services.flatMap(({ datasets }) => datasets.flatMap((dataset) => plannedTooRarely(dataset, now))),
}

/** The newest of several series counts: of what a dataset is not, too. */
const sharedBackup: RemarkKind<DatasetsConfigured> = {
  rule: 'shared-backup',
  meaning: '`backups[].match` lacks a label by which the tool of `preset` tells datasets apart',
  mend: 'name it in `match`, so that a fresh backup of something else does not hide an old one',
  find: ({ services }) => services.flatMap(({ datasets }) => datasets.flatMap(withoutIdentity)),
}

export const backupRemarks: readonly RemarkKind<DatasetsConfigured>[] = [rareBackup, sharedBackup]

function withoutIdentity(dataset: Dataset) {
  const { preset, match } = dataset
  const identity = preset === null ? [] : (backupPresets.get(preset)?.identity ?? [])
  const missing = identity.filter((label) => !Object.hasOwn(match, label))
  if (missing.length === 0) return []
  const labels = missing.join(' and ')
  return [
    {
      subject: subjectOf(dataset),
      message: `the newest backup of every ${labels} counts for it: ${preset} tells datasets apart by ${labels}, which \`match\` does not name`,
      hint: `match: { ${missing.map((label) => `${label}: …`).join(', ')} }`,
    },
  ]
}

/** When backups are planned. */
export function backupSchedules({ services }: DatasetsConfigured): Planned[] {
  return services.flatMap(({ datasets }) =>
    datasets.flatMap((one) => (one.schedule === null ? [] : [{ subject: subjectOf(one), ...one.schedule }])),
  )
}

function plannedTooRarely(dataset: Dataset, now: Date) {
  const { schedule, expectedDurationSeconds: takes, rpoSeconds } = dataset
  if (schedule === null) return []
  const gap = longestGapSeconds(schedule, now)
  if (gap + takes <= rpoSeconds) return []
  const [between, atRisk] = [gap, gap + takes].map(formatDuration)
  return [
    {
      subject: subjectOf(dataset),
      message: `up to ${between} lie between two planned backups, so ${atRisk} of data are at risk just before one ends; its RPO is ${formatDuration(rpoSeconds)}`,
      hint: `plan backups at most ${formatDuration(Math.max(60, rpoSeconds - takes))} apart, or promise an RPO of ${atRisk}`,
    },
  ]
}
