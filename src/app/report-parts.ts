import { createDatasetReport, type DatasetReportParts } from '../backup/report/dataset-report.js'
import type { ReportPart } from '../feature/report-section.js'
import { createIncidentReport, type IncidentReportParts } from '../incident/report/incident-report.js'
import { outagesOfIncidents } from '../incident/view/outages.js'
import { createAgreementReport, type AgreementReportParts } from '../sla/report/agreement-report.js'
import { createSloReport, type SloReportParts } from '../slo/report/slo-report.js'

/** What features make their parts of a report of. */
export type ReportPorts = SloReportParts & AgreementReportParts & DatasetReportParts & IncidentReportParts

/** The features that have something to say in a report, in their order. */
const PARTS: readonly ((ports: ReportPorts) => ReportPart)[] = [
  createSloReport,
  createAgreementReport,
  createDatasetReport,
  createIncidentReport,
]

/** What reports are made of. */
export function createReportParts(ports: Omit<ReportPorts, 'outages'>): readonly ReportPart[] {
  const outages = outagesOfIncidents(ports.incidents)
  return PARTS.map((create) => create({ ...ports, outages }))
}
