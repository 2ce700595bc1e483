import type { Config, PrometheusSource } from '../config/config.js'
import type { Lint } from '../config/lint.js'
import { createLiveSource, type LiveSource } from '../live/live-source.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from './command-io.js'

/**
 * What the configured servers contradict. Shows on a terminal how far it is.
 *
 * @throws UsageError when one of them cannot be asked
 */
export async function askServers(config: Config, io: CommandIo): Promise<Lint[]> {
  const { createPrometheusReader } = await import('../prometheus/prometheus-client.js')
  const { liveLints } = await import('../live/live-lints.js')
  const now = io.clock()
  const asked = config.prometheus.map(async (source) => {
    const live = createLiveSource(createPrometheusReader(source), now, source.replicaLabels)
    await greet(source, live)
    return [source.name, live] as const
  })
  const sources = new Map(await Promise.all(asked))
  const progress = createProgress(io.stderr)
  try {
    return await liveLints(config, { sources, onProgress: progress.show })
  } catch (error) {
    if (error instanceof PrometheusError) throw new UsageError('cannot go on asking Prometheus', { cause: error })
    throw error
  } finally {
    progress.end()
  }
}

/** A question that every server answers: what fails here is no mistake of an SLO. */
async function greet({ name, url }: PrometheusSource, live: LiveSource): Promise<void> {
  try {
    await live.ask('vector(1)')
  } catch (cause) {
    if (!(cause instanceof PrometheusError)) throw cause
    throw new UsageError(`cannot ask Prometheus ${name} at ${url}: is \`prometheus.url\` right?`, { cause })
  }
}

function createProgress(stream: NodeJS.WritableStream) {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true
  return {
    show: (done: number, total: number) => {
      if (isTerminal) stream.write(`\r\u001b[2Kasking Prometheus: ${done} of ${total}`)
    },
    end: () => {
      if (isTerminal) stream.write('\r\u001b[2K')
    },
  }
}
