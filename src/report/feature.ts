import * as z from 'zod'
import type { Feature } from '../feature/feature.js'
import type { RootContext, RootKey } from '../feature/root-key.js'
import { reportChecks } from './report-checks.js'
import { reportMetrics } from './report-metrics.js'
import { coverageOf, reportSchema, type ReportYaml } from './report-schema.js'
import type { ReportSettings, ReportsPart } from './report-settings.js'
import { brandingSchema, resolveBranding } from './branding-schema.js'

const reports = z.array(reportSchema).default([]).describe('Reports sent by schedule.')

const branding = brandingSchema.default({})

const brandingKey: RootKey<typeof branding, Pick<ReportsPart, 'branding'>> = {
  schema: branding,
  after: 'teams',
  resolve: (value, { places }) => ({ branding: resolveBranding(value, places) }),
  // Nothing is judged or told otherwise because of it.
  meaning: () => ({ branding: undefined }),
}

const reportsKey: RootKey<typeof reports, Pick<ReportsPart, 'reports'>> = {
  schema: reports,
  after: 'teams',
  resolve: (value, context) => ({
    reports: value.map((report) => settingsOf(report, context)),
  }),
  meaning: (part) => ({ reports: part.reports.map((report) => ({ ...report, branding: undefined })) }),
}

function settingsOf(
  { acknowledge_within: within, escalation_policy: policy, branding: own, ...report }: ReportYaml,
  { timezone, places }: RootContext,
): ReportSettings {
  const { services, scope, approve, approvers, ...rest } = report
  return {
    ...rest,
    timezone: report.timezone ?? timezone,
    coverage: coverageOf({ services, scope }),
    ...(own === undefined ? {} : { branding: resolveBranding(own, places) }),
    ...(approve && approvers !== undefined ? { approvers } : {}),
    ...(within === undefined ? {} : { acknowledge: { withinSeconds: within, policy: policy ?? null } }),
  }
}

/** Reports of a period, by mail. */
export const reportFeature = {
  name: 'report',
  checks: reportChecks,
  rootKeys: { branding: brandingKey, reports: reportsKey },
  metrics: { title: 'Reports', definitions: reportMetrics },
  schedules: (part) =>
    part.reports.map(({ name, schedule, timezone }) => ({ subject: `report ${name}`, cron: schedule, timezone })),
} satisfies Feature<unknown, ReportsPart>
