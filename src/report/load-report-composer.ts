import { late } from '../shared/late.js'
import type { Branding } from './branding.js'
import type { LateReportComposer } from './compose-report-files.js'

/** What draws and writes reports is loaded with the first of them. */
export function loadReportComposer(common: Branding): LateReportComposer {
  return late(async () => (await import('./compose-report-files.js')).createReportComposer(common))
}
