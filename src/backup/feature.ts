import * as z from 'zod'
import type { Check } from '../feature/check.js'
import type { Feature } from '../feature/feature.js'
import { IN_QUERIES, unknownPlaceholderAt } from '../feature/placeholders.js'
import { textsUnder, type ServiceKey, type WrittenText } from '../feature/service-key.js'
import { DAYS_STEP_SECONDS, HOURS_STEP_SECONDS, MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import { uniqueInService } from '../feature/unique-names.js'
import { withWritten } from '../shared/written-value.js'
import { listAt } from '../yaml/raw.js'
import { backupMetrics } from './backup-metrics.js'
import { backupRemarks, backupSchedules, type DatasetsConfigured } from './backup-remarks.js'
import { backupRuleTests } from './backup-rule-tests.js'
import { backupRules } from './backup-rules.js'
import { backupSchema } from './backup-schema.js'
import type { Dataset, DatasetPart } from './dataset.js'
import { resolveDataset } from './resolve-dataset.js'

const backups = z.array(backupSchema).default([]).describe('Datasets and their recovery point objectives.')

const QUERIES = new Set(['last_success', 'size', 'duration', 'metric', 'oldest', 'count'])

const backupsKey: ServiceKey<typeof backups, DatasetPart> = {
  schema: backups,
  fills: () => '',
  queries: queriesIn,
  parts: { kind: 'dataset', of: ({ datasets }) => datasets },
  resolve: (value, context) => ({ datasets: value.map((backup) => resolveDataset(backup, context)) }),
}

/** Also of its types and copies, which are lists. */
function queriesIn(backup: unknown): readonly WrittenText[] {
  return [backup, ...listAt(backup, 'types'), ...listAt(backup, 'copies')].flatMap((part) => textsUnder(part, QUERIES))
}

const SUITES = [
  { name: '', stepSeconds: MINUTES_STEP_SECONDS },
  { name: 'hours', stepSeconds: HOURS_STEP_SECONDS },
  { name: 'days', stepSeconds: DAYS_STEP_SECONDS },
] as const

const BACKUP_STEPS = { thresholds: SUITES.map(({ stepSeconds }) => stepSeconds), memory: DAYS_STEP_SECONDS }

const checkPlaceholders: Check = (context) =>
  context.services.flatMap(({ value }) =>
    listAt(value, 'backups').flatMap((container) =>
      unknownPlaceholderAt(context, { container, key: 'last_success' }, IN_QUERIES),
    ),
  )

/** Datasets: alerts on backups that are older than was promised. */
export const backupFeature = {
  name: 'backup',
  serviceKeys: { backups: backupsKey },
  metrics: { title: 'Backups', definitions: backupMetrics },
  checks: [uniqueInService({ list: 'backups', each: 'a dataset', isRenamable: true }), checkPlaceholders],
  remarks: backupRemarks,
  schedules: backupSchedules,
  rules: ({ datasets }) => {
    const tested = datasets.map((dataset) => ({
      dataset,
      tests:
        dataset.suspended === null ? withWritten(named(dataset), () => backupRuleTests(dataset, BACKUP_STEPS)) : null,
    }))
    const tests = tested.flatMap((one) => one.tests ?? [])
    return {
      groups: datasets.map((one) => withWritten(named(one), () => backupRules(one))),
      suites: SUITES.map((suite) => ({
        ...suite,
        tests: tests.filter(({ stepSeconds }) => stepSeconds === suite.stepSeconds).map(({ test }) => test),
      })),
      remarks: tested.filter((one) => one.tests === null).map(({ dataset }) => untestedDataset(dataset)),
    }
  },
} satisfies Feature<DatasetPart, DatasetsConfigured>

function named({ service, name }: Dataset) {
  return { what: `dataset of ${service}`, text: name }
}

function untestedDataset({ service, name, suspended }: Dataset): string {
  if (suspended !== null) return `${service} ${name}: no unit tests while it is suspended`
  return `${service} ${name}: no unit tests, because its query computes more than a maximum, so that no example values can be given`
}
