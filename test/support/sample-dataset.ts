import type { Dataset } from '../../src/backup/dataset.js'

/** A dataset of the example organisation, changed as a test needs it. */
export function sampleDataset(changes: Partial<Dataset> = {}): Dataset {
  return {
    service: 'checkout',
    name: 'orders-db',
    environment: 'production',
    prometheus: 'default',
    renamedFrom: null,
    serviceRenamedFrom: null,
    description: 'Orders, dumped to the second site.',
    source: 'query',
    preset: null,
    match: {},
    semantics: 'completion',
    lastSuccess: 'max(backup_last_success_timestamp_seconds{dataset="orders-db"})',
    scrapeIntervalSeconds: 15,
    rpoSeconds: 900,
    expectedDurationSeconds: 120,
    graceSeconds: null,
    suspended: null,
    reportsLoss: false,
    partialIsOk: false,
    measureQueries: { size: null, duration: null },
    isUnusualIgnored: false,
    schedule: null,
    covers: {},
    controls: [],
    serviceLabels: {},
    links: {},
    ...changes,
  }
}
