import * as z from 'zod'
import {
  coveredBy,
  type Reach,
  type ReportContent,
  type ReportedFigure,
  type ReportPart,
  type ReportScope,
  type ReportSubject,
} from '../../feature/report-section.js'
import { textsField } from '../../shared/texts.js'
import { objectiveId, watermarkOf, watermarksOf, withWholes, type CountsReader, type ObjectiveKey } from '../counts.js'
import { sloKey, type Slo } from '../slo.js'
import { readSloMonths } from './read-slo-months.js'
import { sloMonth, type SloEvidence } from './slo-month.js'
import { sloSection } from './slo-section.js'

export interface SloReportParts {
  readonly config: { readonly services: readonly { readonly name: string; readonly slos: readonly Slo[] }[] }
  readonly counts: CountsReader
}

/** What reports say about objectives. */
export function createSloReport({ config, counts }: SloReportParts): ReportPart {
  const slosOf = (subject: ReportSubject) => coveredBy(subject, config.services).flatMap(({ slos }) => slos)
  return {
    key: 'slos',
    reach: (subject) => reachOf(slosOf(subject).map(sloKey), counts),
    read: async (scope) => sloContent(await readSloMonths(slosOf(scope), counts, scope), scope),
    figures: sloFigures,
  }
}

/** How far the ledger has come with each objective. */
export async function reachOf(keys: readonly ObjectiveKey[], reader: CountsReader): Promise<readonly Reach[]> {
  const distinct = [...new Map(keys.map((key) => [objectiveId(key), key])).values()]
  const watermarks = watermarksOf(await reader.objectives(withWholes(distinct)))
  return distinct.map((key) => ({ subject: `${key.service}/${key.slo}`, reachedTo: watermarkOf(watermarks, key) }))
}

/** The same of what was read. */
export function sloContent(
  evidence: readonly SloEvidence[],
  scope: Pick<ReportScope, 'period' | 'locale'>,
): ReportContent {
  const slos = evidence.map(sloMonth)
  return { figures: slos, sections: slos.length === 0 ? [] : [sloSection(slos, scope)] }
}

const counted = z.object({ events: z.number(), errors: z.number(), observedSeconds: z.number() })
const keptSchema = z.array(
  z.object({
    service: z.string(),
    slo: z.string(),
    group: textsField,
    counts: counted,
    sli: z.number().nullable(),
  }),
)

function sloFigures(kept: unknown): readonly ReportedFigure[] | null {
  const slos = keptSchema.safeParse(kept)
  if (!slos.success) return null
  return slos.data.map((slo) => {
    const group = Object.entries(slo.group).map(([label, value]) => ` ${label}="${value}"`)
    return { name: `SLO ${slo.service}/${slo.slo}${group.join('')}`, compared: slo, ratio: slo.sli }
  })
}
