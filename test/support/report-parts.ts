import { createDatasetReport, type DatasetReportParts } from '../../src/backup/report/dataset-report.js'
import type { ReportPart } from '../../src/feature/report-section.js'
import { createIncidentReport, type IncidentReportParts } from '../../src/incident/report/incident-report.js'
import { outagesOfIncidents } from '../../src/incident/view/outages.js'
import { createAgreementReport, type AgreementReportParts } from '../../src/sla/report/agreement-report.js'
import { createSloReport, type SloReportParts } from '../../src/slo/report/slo-report.js'

type Ports = SloReportParts & Omit<AgreementReportParts, 'outages'> & DatasetReportParts & IncidentReportParts

/** What objectives, agreements, backups and incidents add to reports, without a daemon around them. */
export function reportParts(ports: Ports): () => readonly ReportPart[] {
  const outages = outagesOfIncidents(ports.incidents)
  const parts = [
    createSloReport(ports),
    createAgreementReport({ ...ports, outages }),
    createDatasetReport(ports),
    createIncidentReport(ports),
  ]
  return () => parts
}
