import { partBefore } from '../../calendar/interval.js'
import type { SheetRow } from '../../document/rows.js'
import { coveredBy, type ReportContent, type ReportPart, type ReportScope } from '../../feature/report-section.js'
import { written } from '../../shared/answer-fields.js'
import type { Database } from '../../store/database.js'
import { readKnowledge } from '../drill-knowledge-store.js'
import { standingOf } from '../drill-run.js'
import { readEndedRuns } from '../drill-run-store.js'
import { plannedDrills, type DrilledService } from '../drill.js'
import { drillsOfPeriod, type DrillsOfPeriod, type RunOfPeriod } from './drill-period.js'
import { drillSections } from './drill-section.js'
import { drillSpeech } from './texts/drill-texts.js'

export interface DrillReportParts {
  readonly config: { readonly timezone: string; readonly services: readonly DrilledService[] }
  readonly database: Database
}

/** What reports say of drills: to the house only, since why one failed is nobody else's business. */
export function createDrillReport({ config, database }: DrillReportParts): ReportPart {
  return {
    key: 'drills',
    async read(scope) {
      const services = coveredBy(scope, config.services)
      const judged = partBefore(scope.period.interval, scope.createdAt)
      const drills = plannedDrills(services)
      const knowledge = await readKnowledge(database, { drills, now: judged.to })
      const names = services.map(({ name }) => name)
      const ended = await database.read((reader) => readEndedRuns(reader, names, judged))
      const standings = ended.map((run) => standingOf(run, judged.to))
      return drillContent(drillsOfPeriod({ services, knowledge, ended: standings, judged }), config.timezone, scope)
    },
  }
}

/** The same of what was read. */
export function drillContent(
  drills: DrillsOfPeriod,
  zone: string,
  { locale }: Pick<ReportScope, 'locale'>,
): ReportContent {
  const say = drillSpeech(locale)
  const sections = drillSections(drills, { say, zone })
  return {
    figures: written({ runs: [...drills.runs], unheld: [...drills.unheld], services: [...drills.services] }),
    sections,
    rows: drills.runs.map(sheetRow),
    ...(sections.length === 0 ? {} : { method: { sentences: [say.texts.method] } }),
  }
}

function sheetRow(run: RunOfPeriod): SheetRow {
  return {
    kind: 'drill',
    cells: {
      ...{ service: run.service, drill: run.drill, type: run.type, class: run.class, state: run.state },
      ...{ ended_at: run.closedAt, rto_seconds: run.rtoSeconds, rto_actual_seconds: run.rtoActualSeconds },
      ...{ recovery_point: run.recoveryPoint, rpo_actual_seconds: run.rpoActualSeconds, reason: run.reason },
    },
  }
}
