import { createDatasetReport, type DatasetReportParts } from '../../src/backup/report/dataset-report.js'
import type { ReportPart } from '../../src/feature/report-section.js'
import { createIncidentReport, type IncidentReportParts } from '../../src/incident/report/incident-report.js'
import type { IncidentSummaryReader } from '../../src/incident/view/incident-summary.js'
import { incidentsOfServices } from '../../src/incident/view/incidents-of-services.js'
import { outagesOfIncidents } from '../../src/incident/view/outages.js'
import type { MaintenanceWindow } from '../../src/maintenance/maintenance-window.js'
import { readConfigured } from '../../src/sla/configured-exclusions.js'
import type { ExclusionReader } from '../../src/sla/stated-exclusion.js'
import { createAgreementReport, type AgreementReportParts } from '../../src/sla/report/agreement-report.js'
import { createSloReport, type SloReportParts } from '../../src/slo/report/slo-report.js'

type Ports = SloReportParts &
  Omit<AgreementReportParts, 'outages' | 'exclusions' | 'serviceIncidents'> &
  DatasetReportParts &
  IncidentReportParts & {
    readonly config: { readonly maintenance: readonly MaintenanceWindow[] }
    readonly incidents: Pick<IncidentSummaryReader, 'coursesIn'>
    /** Default: what the configuration says. */
    readonly exclusions?: ExclusionReader
  }

/** What objectives, agreements, backups and incidents add to reports, without a daemon around them. */
export function reportParts(ports: Ports): () => readonly ReportPart[] {
  const outages = outagesOfIncidents(ports.incidents)
  const parts = [
    createSloReport(ports),
    createAgreementReport({
      exclusions: readConfigured(ports.config.maintenance),
      ...ports,
      outages,
      serviceIncidents: incidentsOfServices(ports.incidents),
    }),
    createDatasetReport(ports),
    createIncidentReport(ports),
  ]
  return () => parts
}
