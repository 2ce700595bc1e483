import type { ServiceContext } from '../feature/service-key.js'
import type { BackupConfig } from './backup-schema.js'
import { pingPointQuery } from './backup-metrics.js'
import type { Dataset } from './dataset.js'

/** Turns a checked dataset into the domain's terms. */
export function resolveDataset(backup: BackupConfig, context: ServiceContext): Dataset {
  const { source, environment, service, renamedFrom, timezone, serviceLabels } = context
  return {
    service,
    name: backup.name,
    environment,
    prometheus: source.name,
    renamedFrom: backup.renamed_from ?? null,
    serviceRenamedFrom: renamedFrom,
    description: backup.description ?? null,
    ...toldBy(backup, context),
    scrapeIntervalSeconds: backup.scrape_interval ?? source.scrapeIntervalSeconds,
    rpoSeconds: backup.rpo,
    expectedDurationSeconds: backup.expected_duration ?? 0,
    schedule: backup.schedule === undefined ? null : { cron: backup.schedule, timezone: backup.timezone ?? timezone },
    serviceLabels,
    links: { ...context.links('') },
  }
}

/** Where its times come from, and what they mean. */
function toldBy(
  { name, source, semantics = 'completion', last_success }: BackupConfig,
  { service, environment }: ServiceContext,
): Pick<Dataset, 'source' | 'semantics' | 'lastSuccess'> {
  return {
    source: source ?? 'query',
    semantics,
    lastSuccess: last_success ?? pingPointQuery({ service, environment, name }),
  }
}
