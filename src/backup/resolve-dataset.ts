import type { ServiceContext } from '../feature/service-key.js'
import type { BackupConfig, BackupTimes } from './backup-schema.js'
import { pingPointQuery } from './backup-metrics.js'
import { resolveControls } from './controls/resolve-controls.js'
import type { Dataset } from './dataset.js'
import type { MeasureName } from './measure/backup-measures.js'
import { presetQuery, selecting } from './presets/preset.js'
import { backupPresets } from './presets/presets.js'

/** Turns a checked dataset into the domain's terms. */
export function resolveDataset(backup: BackupConfig, context: ServiceContext): Dataset {
  const { source, environment, service, renamedFrom, timezone, serviceLabels } = context
  const told = {
    scrapeIntervalSeconds: backup.scrape_interval ?? source.scrapeIntervalSeconds,
    ...resolveTimes(backup, timezone),
    ...toldBy(backup, context),
  }
  return {
    service,
    name: backup.name,
    environment,
    prometheus: source.name,
    renamedFrom: backup.renamed_from ?? null,
    serviceRenamedFrom: renamedFrom,
    description: backup.description ?? null,
    ...told,
    measureQueries: measureQueriesOf(backup),
    isUnusualIgnored: backup.anomalies === 'ignored',
    covers: backup.covers,
    controls: resolveControls(backup, told),
    serviceLabels,
    links: { ...context.links('') },
  }
}

/** What says how old its data is, and how old it may be. */
export function resolveTimes(backup: BackupTimes, timezone: string) {
  const { rpo, expected_duration, schedule, grace, suspended, semantics, reports_loss, partial } = backup
  return {
    semantics: semantics ?? 'completion',
    rpoSeconds: rpo,
    expectedDurationSeconds: expected_duration ?? 0,
    schedule: schedule === undefined ? null : { cron: schedule, timezone: backup.timezone ?? timezone },
    graceSeconds: grace ?? null,
    suspended: suspended ?? null,
    reportsLoss: reports_loss ?? false,
    partialIsOk: partial === 'ok',
  } satisfies Partial<Dataset>
}

/** What is written wins over what the preset asks. */
function measureQueriesOf(backup: BackupConfig): Dataset['measureQueries'] {
  const preset = backup.preset === undefined ? undefined : backupPresets.get(backup.preset)
  const queryOf = (measure: MeasureName) =>
    backup[measure] ?? preset?.[measure]?.(selecting(backup.match ?? {})) ?? null
  return { size: queryOf('size'), duration: queryOf('duration') }
}

/** Where its times come from, and what they mean. */
function toldBy(backup: BackupConfig, { service, environment }: ServiceContext) {
  const { name, source, last_success } = backup
  return {
    source: source ?? 'query',
    preset: null,
    match: {},
    lastSuccess: last_success ?? pingPointQuery({ service, environment, name }),
    ...toldByTool(backup),
  } satisfies Partial<Dataset>
}

function toldByTool({ preset: name, match = {}, semantics }: BackupConfig) {
  const preset = name === undefined ? undefined : backupPresets.get(name)
  if (preset === undefined || name === undefined) return {}
  return { preset: name, match, lastSuccess: presetQuery(preset, match), semantics: semantics ?? preset.semantics }
}
