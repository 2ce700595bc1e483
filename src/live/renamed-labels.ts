import type { Config } from '../config/config.js'
import type { Remark } from '../feature/remark.js'
import { renamedLabelsQuery } from '../self/renamed-labels.js'
import type { LiveSource } from './live-source.js'

/** Whether a server renames the labels of our own metrics as it scrapes them: then dashboards and alerts on budgets find nothing. */
export async function renamedLabels(
  { services }: Pick<Config, 'services'>,
  sources: ReadonlyMap<string, LiveSource>,
): Promise<Remark[]> {
  const query = renamedLabelsQuery(services.flatMap(({ slos }) => slos.flatMap(({ groupBy }) => groupBy)))
  const found = await Promise.all(
    [...sources].map(async ([name, source]) => ({ name, series: await source.ask(query) })),
  )
  return found.flatMap(({ name, series }) => {
    return series.map(({ labels }): Remark => {
      return {
        rule: 'live-labels',
        subject: `prometheus ${name}`,
        message: `the scrape job ${labels['job'] ?? ''} renames the labels of Plimsoll’s metrics: service arrives as exported_service`,
        hint: 'set `honor_labels: true` on that scrape job, `honorLabels: true` in a ServiceMonitor or PodMonitor',
      }
    })
  })
}
