import type { Config } from '../config/config.js'
import type { PrometheusSource } from '../prometheus/source.js'
import type { Remark } from '../feature/remark.js'
import { createLiveSource } from '../live/live-source.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { createProgressLine } from '../terminal/progress-line.js'

/**
 * What the configured servers contradict. Shows on a terminal how far it is.
 *
 * @throws UsageError when one of them cannot be asked
 */
export async function askServers(config: Config, io: CommandIo): Promise<Remark[]> {
  const { createPrometheusReader } = await import('../prometheus/prometheus-client.js')
  const { readVersion } = await import('../prometheus/version-client.js')
  const { liveRemarks } = await import('../live/live-remarks.js')
  const now = io.clock()
  const asked = config.prometheus.map(async (source) => {
    const reader = createPrometheusReader(source)
    await greet(source, reader, now)
    const version = await readVersion(source)
    return [source.name, createLiveSource(reader, now, { replicaLabels: source.replicaLabels, version })] as const
  })
  const sources = new Map(await Promise.all(asked))
  const progress = createProgressLine(io.stderr)
  const onProgress = (done: number, total: number) => {
    progress.show(`asking Prometheus: ${done} of ${total}`)
  }
  try {
    return await liveRemarks(config, { sources, onProgress })
  } catch (error) {
    if (error instanceof PrometheusError) throw new UsageError('cannot go on asking Prometheus', { cause: error })
    throw error
  } finally {
    progress.end()
  }
}

/** A question that every server answers: what fails here is no mistake of an SLO. */
async function greet({ name, url }: PrometheusSource, reader: SeriesReader, now: Date): Promise<void> {
  try {
    await reader.instant('vector(1)', now)
  } catch (cause) {
    if (!(cause instanceof PrometheusError)) throw cause
    throw new UsageError(`cannot ask Prometheus ${name} at ${url}: is \`prometheus.url\` right?`, { cause })
  }
}
