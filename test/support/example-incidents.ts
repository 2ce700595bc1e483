import { datasetId, datasetKey } from '../../src/backup/dataset.js'
import type { DatasetEvidence } from '../../src/backup/report/dataset-month.js'
import { datasetKeyFigures } from '../../src/backup/report/dataset-key-figures.js'
import type { Period } from '../../src/calendar/period.js'
import { comparedTimes, type KeyFigure } from '../../src/feature/key-figure.js'
import type { Audience } from '../../src/feature/report-section.js'
import { incidentKeyFigures } from '../../src/incident/report/incident-key-figures.js'
import { milestone, sampleIncident } from './sample-incident.js'

const at = (day: number, minutes: number) => milestone(new Date(Date.UTC(2026, 9, day, 9, minutes)).toISOString())
const incident = (number: number, changes: Parameters<typeof sampleIncident>[0]) =>
  sampleIncident({ id: String(number), number, state: 'resolved', ...changes })

/** Those of the example organisation in October. */
export const exampleIncidents = [
  incident(3, {
    milestones: { onset: at(20, 0), detected: at(20, 2), acknowledged: at(20, 6), recovered: at(20, 43) },
  }),
  incident(4, {
    title: 'checkout latency in production spends 5% of its 30d error budget within 6h',
    milestones: { onset: at(21, 10), detected: at(21, 19), recovered: at(21, 31) },
  }),
  incident(5, {
    service: 'catalog',
    title: 'catalog images are not backed up',
    kind: 'false_alarm',
    milestones: { onset: at(27, 0), detected: at(27, 0) },
  }),
]

const targets = { detectSeconds: 300, acknowledgeSeconds: null, recoverSeconds: 1800, objectiveSeconds: 3600 }
/** Those that incidents can be of. */
export const incidentServices = ['catalog', 'checkout'].map((service) => ({
  service,
  environment: 'production',
  targets,
}))

/** Minutes that one incident of each month took from November 2025 on, to be noticed, answered and over; `null`: there was none. */
const EARLIER: readonly (readonly [number, number, number] | null)[] = [
  ...([[9, 12, 75], [8, 10, 50], null, [6, 15, 44], [4, 5, 31]] as const),
  ...([[7, 9, 62], [3, 4, 20], null, [4, 6, 28], [2, 3, 17], [6, 8, 39]] as const),
]

/** The figures of the example organisation over the year that ends with October. */
export function exampleKeyFigures(
  { period, audience }: { readonly period: Period; readonly audience: Audience },
  evidence: readonly DatasetEvidence[],
): readonly KeyFigure[] {
  const times = comparedTimes(period)
  const earlier = EARLIER.flatMap((minutes, index) => {
    if (minutes === null) return []
    const [noticed, answered, over] = minutes
    const after = (late: number) => milestone(new Date(Date.UTC(2025, 10 + index, 12, 9, late)).toISOString())
    const detected = after(noticed)
    return incident(100 + index, {
      milestones: { onset: after(0), detected, acknowledged: after(noticed + answered), recovered: after(over) },
    })
  })
  const ofIncidents = incidentKeyFigures([...earlier, ...exampleIncidents], incidentServices, { times, audience })
  if (audience === 'customer') return ofIncidents
  const datasets = evidence.map(({ dataset }) => dataset)
  const kept = new Map(
    datasets.map((one) => {
      const observed = { observedSeconds: 3600, compliantSeconds: 3600 }
      return [datasetId(datasetKey(one)), { ...observed, worstExposureSeconds: one.rpoSeconds * 0.8 }]
    }),
  )
  const exposures = new Map(evidence.map(({ dataset, exposure }) => [datasetId(datasetKey(dataset)), exposure!]))
  return [
    ...datasetKeyFigures(datasets, times, ({ label }) => (label === period.label ? exposures : kept)),
    ...ofIncidents,
  ]
}
