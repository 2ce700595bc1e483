import * as z from 'zod'
import type { Feature } from '../feature/feature.js'
import type { RootKey } from '../feature/root-key.js'
import { reportChecks } from './report-checks.js'
import { reportPaths } from './report-paths.js'
import { reportMetrics } from './report-metrics.js'
import { coverageOf, reportSchema, type ReportYaml } from './report-schema.js'
import type { ReportSettings, ReportsPart } from './report-settings.js'

const reports = z.array(reportSchema).default([]).describe('Reports sent by schedule.')

const reportsKey: RootKey<typeof reports, ReportsPart> = {
  schema: reports,
  after: 'teams',
  resolve: (value, { timezone }) => ({
    reports: value.map((report) => settingsOf(report, timezone)),
  }),
}

function settingsOf(report: ReportYaml, timezone: string): ReportSettings {
  const { services, scope, approve, approvers, acknowledge_within: within, escalation_policy: policy, ...rest } = report
  return {
    ...rest,
    timezone: report.timezone ?? timezone,
    coverage: coverageOf({ services, scope }),
    ...(approve && approvers !== undefined ? { approvers } : {}),
    ...(within === undefined ? {} : { acknowledge: { withinSeconds: within, policy: policy ?? null } }),
  }
}

/** Reports of a period, by mail. */
export const reportFeature = {
  name: 'report',
  checks: reportChecks,
  rootKeys: { reports: reportsKey },
  paths: reportPaths,
  metrics: { title: 'Reports', definitions: reportMetrics },
  schedules: (part) =>
    part.reports.map(({ name, schedule, timezone }) => ({ subject: `report ${name}`, cron: schedule, timezone })),
} satisfies Feature<unknown, ReportsPart>
