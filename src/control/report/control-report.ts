import { partBefore, wholeMinute } from '../../calendar/interval.js'
import type { Dataset } from '../../backup/dataset.js'
import type { SheetRow } from '../../document/rows.js'
import { coveredBy, type ReportContent, type ReportPart, type ReportScope } from '../../feature/report-section.js'
import type { Database } from '../../store/database.js'
import { controlsOf } from '../control.js'
import { clauseStandings } from '../framework.js'
import type { FrameworksPart } from '../frameworks-key.js'
import { readStretches } from '../stretch-store.js'
import { controlSpeech } from '../texts/control-texts.js'
import { controlPeriods, type ControlPeriod } from './control-period.js'
import { controlSections } from './control-section.js'

export interface ControlReportParts {
  readonly config: FrameworksPart & {
    readonly timezone: string
    readonly services: readonly { readonly name: string; readonly datasets: readonly Dataset[] }[]
  }
  readonly database: Database
}

/** What reports say of controls: for auditors, so that customers are not told. */
export function createControlReport({ config, database }: ControlReportParts): ReportPart {
  return {
    key: 'controls',
    async read(scope) {
      const datasets = coveredBy(scope, config.services).flatMap((service) => service.datasets)
      if (!datasets.some(({ controls }) => controls.length > 0))
        return { figures: { controls: [], clauses: [] }, sections: [] }
      const judged = partBefore(scope.period.interval, wholeMinute(scope.createdAt))
      const names = [...new Set(datasets.map(({ service }) => service))]
      const stretches = await database.read((reader) => readStretches(reader, names, judged))
      return controlContent(controlPeriods(controlsOf(datasets), stretches, judged), config, scope)
    },
  }
}

/** The same of what was read. */
export function controlContent(
  controls: readonly ControlPeriod[],
  { frameworks, timezone }: FrameworksPart & { readonly timezone: string },
  { locale }: Pick<ReportScope, 'locale'>,
): ReportContent {
  const say = controlSpeech(locale)
  return {
    figures: { controls, clauses: clauseStandings(frameworks, controls) },
    sections: controlSections({ controls, frameworks, say, zone: timezone }),
    rows: controls.map(sheetRow),
    method: { sentences: [say.texts.method] },
  }
}

function sheetRow(one: ControlPeriod): SheetRow {
  return {
    kind: 'control',
    cells: {
      ...{ service: one.service, dataset: one.dataset, control: one.control, part: one.part },
      ...{ status: one.status, reason: one.finding?.reason ?? null },
      ...{ compliant_ratio: one.compliance, assessed_ratio: one.assessed },
      non_compliant_seconds: one.seconds.non_compliant,
    },
  }
}
