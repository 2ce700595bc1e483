import { longestGapSeconds } from '../calendar/longest-gap.js'
import { subjectOf, type Planned, type RemarkKind } from '../feature/remark.js'
import { formatDuration } from '../shared/duration.js'
import type { Dataset } from './dataset.js'

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

export const backupRemarks: readonly RemarkKind<DatasetsConfigured>[] = [rareBackup]

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
