import * as z from 'zod'
import { partBefore, wholeMinute } from '../../calendar/interval.js'
import {
  coveredBy,
  type ReportContent,
  type ReportedFigure,
  type ReportPart,
  type ReportScope,
} from '../../feature/report-section.js'
import { datasetId, datasetKey, exposureQuestion, type Dataset, type RecoveryPointsReader } from '../dataset.js'
import { datasetMonth, type DatasetEvidence } from './dataset-month.js'
import { readDatasetKeyFigures } from './dataset-key-figures.js'
import { datasetSection } from './dataset-section.js'
import { datasetSpeech } from './texts/dataset-texts.js'

export interface DatasetReportParts {
  readonly config: { readonly services: readonly { readonly name: string; readonly datasets: readonly Dataset[] }[] }
  readonly recoveryPoints: RecoveryPointsReader
}

/** What reports say about backups. */
export function createDatasetReport({ config, recoveryPoints }: DatasetReportParts): ReportPart {
  return {
    key: 'datasets',
    async read(scope) {
      const datasets = coveredBy(scope, config.services).flatMap((service) => service.datasets)
      const keyFigures = await readDatasetKeyFigures(datasets, recoveryPoints, scope)
      return { ...datasetContent(await readDatasetMonths(datasets, recoveryPoints, scope), scope), keyFigures }
    },
    figures: datasetFigures,
  }
}

async function readDatasetMonths(
  datasets: readonly Dataset[],
  reader: RecoveryPointsReader,
  { period, createdAt }: ReportScope,
): Promise<readonly DatasetEvidence[]> {
  const judged = partBefore(period.interval, wholeMinute(createdAt))
  const questions = datasets.map(exposureQuestion)
  const newest = await reader.newest(questions.map(({ key }) => key))
  const exposure = await reader.exposure(questions, judged)
  return datasets.map((dataset) => {
    const id = datasetId(datasetKey(dataset))
    const recovery = newest.get(id) ?? { pointAt: null, answeredAt: null }
    return { dataset, judged, exposure: exposure.get(id) ?? null, recovery }
  })
}

/** The same of what was read. */
export function datasetContent(
  evidence: readonly DatasetEvidence[],
  { createdAt, locale }: Pick<ReportScope, 'createdAt' | 'locale'>,
): ReportContent {
  const datasets = evidence.map((one) => datasetMonth(one, createdAt))
  if (datasets.length === 0) return { figures: datasets, sections: [] }
  const say = datasetSpeech(locale)
  return { figures: datasets, sections: [datasetSection(datasets, say)], method: { sentences: [say.texts.method] } }
}

const ratio = z.number().nullable()
const keptSchema = z.array(
  z.object({
    status: z.object({ service: z.string(), dataset: z.string() }),
    compliance: ratio,
    worstExposureSeconds: ratio,
    coverage: z.number(),
  }),
)

function datasetFigures(kept: unknown): readonly ReportedFigure[] | null {
  const datasets = keptSchema.safeParse(kept)
  if (!datasets.success) return null
  return datasets.data.map((one) => {
    return { name: `dataset ${one.status.service}/${one.status.dataset}`, compared: one, ratio: one.compliance }
  })
}
