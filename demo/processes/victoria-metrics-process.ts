import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { victoriaMetricsBinary } from './binaries.js'
import { freePort, startChild, until, type Child } from './child.js'

export interface VictoriaMetricsProcess extends Child {
  readonly url: string
  /** Adds samples in Prometheus's text format, times in milliseconds. */
  importSamples(text: string): Promise<void>
  /** Makes what was imported visible to queries. */
  flush(): Promise<void>
}

interface Scraped {
  /** `host:port` by the name of the job, which is the `instance` too. */
  readonly scrape: Readonly<Record<string, string>>
  readonly scrapeInterval: string
}

/** Starts a real VictoriaMetrics on a free loopback port, which takes imports, and scrapes where it is told to. */
export async function startVictoriaMetrics(folder: string, scraped?: Scraped): Promise<VictoriaMetricsProcess> {
  await mkdir(folder, { recursive: true })
  const url = `http://127.0.0.1:${await freePort()}`
  const logFile = join(folder, 'victoria-metrics.log')
  const args = [
    `-storageDataPath=${join(folder, 'data')}`,
    `-httpListenAddr=${url.replace('http://', '')}`,
    '-retentionPeriod=10y',
    '-search.latencyOffset=0s',
    '-search.disableCache',
    ...(scraped === undefined ? [] : [`-promscrape.config=${await writeScrapes(folder, scraped)}`]),
  ]
  const child = startChild(await victoriaMetricsBinary(), args, { logFile })
  await until('VictoriaMetrics is ready', async () => {
    if (child.process.exitCode !== null) throw new Error(await readFile(logFile, 'utf8'))
    return (await fetch(`${url}/health`)).ok
  })
  return {
    ...child,
    url,
    async flush() {
      await fetch(`${url}/internal/force_flush`)
    },
    async importSamples(text) {
      const answer = await fetch(`${url}/api/v1/import/prometheus`, { method: 'POST', body: text })
      if (!answer.ok) throw new Error(await answer.text())
    },
  }
}

async function writeScrapes(folder: string, { scrape, scrapeInterval }: Scraped): Promise<string> {
  const file = join(folder, 'scrape.json')
  const jobs = Object.entries(scrape).map(([job, target]) => ({
    job_name: job,
    static_configs: [{ targets: [target], labels: { instance: job } }],
  }))
  // JSON is YAML.
  await writeFile(file, JSON.stringify({ global: { scrape_interval: scrapeInterval }, scrape_configs: jobs }, null, 2))
  return file
}
