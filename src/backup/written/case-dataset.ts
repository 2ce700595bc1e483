import type { Dataset } from '../dataset.js'
import { resolveTimes } from '../resolve-dataset.js'
import type { WrittenCase } from './case-schema.js'

/** The dataset of a written case; what does not matter there is left empty. */
export function caseDataset({ dataset, events }: WrittenCase): Dataset {
  return {
    ...resolveTimes(dataset, 'UTC'),
    source: events.some((event) => 'ping' in event) ? 'ping' : 'query',
    ...{ service: 'written', name: 'written', environment: null, prometheus: '', description: null },
    ...{
      renamedFrom: null,
      serviceRenamedFrom: null,
      lastSuccess: '',
      preset: null,
      match: {},
      scrapeIntervalSeconds: 15,
    },
    ...{ measureQueries: { size: null, duration: null }, isUnusualIgnored: false },
    ...{ covers: {}, controls: [], serviceLabels: {}, links: {} },
  }
}
