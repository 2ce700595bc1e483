// Writes the pages of docs/ that are made from code, and the types of the client. A test of the house fails when they are stale.
import { writeFileSync } from 'node:fs'
import { configPages } from '../src/config/reference/generated-pages.js'
import { renderMetricsPage } from '../src/metrics/render-metrics-page.js'
import { architecturePage } from './architecture-page.js'
import { backupToolsPage } from './backup-tools-page.js'
import { CLIENT_PATHS, clientPaths } from './client-paths.js'
import { contractsPage } from './contracts-page.js'
import { remarksPage } from './remarks-page.js'

const pages = [
  ...configPages(),
  ['docs/metrics.md', renderMetricsPage()] as const,
  ['docs/architecture.md', architecturePage()] as const,
  ['docs/lints.md', remarksPage()] as const,
  ['docs/contracts.md', contractsPage()] as const,
  ['docs/backup-tools.md', backupToolsPage()] as const,
  [CLIENT_PATHS, await clientPaths()] as const,
]
for (const [path, text] of pages) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text)
  console.log(path)
}
