import { readdir, readFile } from 'node:fs/promises'
import type { DashboardJson } from './dashboard-questions.js'

const folder = new URL('../../dashboards/', import.meta.url)

/** The example organisation's dashboards, as they are in the repository. */
export async function readDashboards(): Promise<readonly DashboardJson[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as DashboardJson),
  )
}
