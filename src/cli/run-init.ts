import { join, resolve } from 'node:path'
import { ASKED_OF_VICTORIA_METRICS, type PrometheusSource } from '../prometheus/source.js'
import { discover } from '../discover/discover-client.js'
import { DiscoverError } from '../discover/discover-error.js'
import type { Facts } from '../discover/facts.js'
import { planHistory, usualScrapeInterval } from '../discover/plan-head.js'
import { refuseExisting, writeProposal } from '../discover/proposal-files.js'
import { propose } from '../discover/propose.js'
import type { Proposal } from '../discover/proposal.js'
import { renderProposal, type ProposedFile } from '../discover/render-proposal.js'
import { readRetention } from '../discover/retention-client.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { SeriesReader } from '../promql/series-reader.js'
import { UsageError } from '../shared/app-error.js'
import { coloursFor } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { initJson } from './screens/init-json.js'
import { renderInit } from './screens/init-screen.js'
import { createProgressLine } from '../terminal/progress-line.js'

export interface InitOptions {
  readonly prometheus: string
  readonly out: string
  readonly header: readonly string[]
  readonly output: 'text' | 'json'
}

/** Longest wait for one answer: a month of many series takes its time. */
const TIMEOUT_SECONDS = 120

/** Looks, proposes, writes and prints. Throws `DiscoverError`, `PrometheusError` and `UsageError`. */
export async function runInit(options: InitOptions, io: CommandIo): Promise<void> {
  const source = sourceOf(options)
  const folder = resolve(io.cwd, options.out)
  refuseExisting(folder, ['plimsoll.yaml'], options.out)
  const { facts, isVictoriaMetrics } = await look(source, io)
  const proposal = propose(facts)
  if (proposal.services.length === 0) throw nothingFound(source.url, proposal)
  const history = planHistory(facts)
  const head = {
    url: source.url,
    at: io.clock(),
    headers: publicHeaders(source),
    scrapeSeconds: usualScrapeInterval(facts),
    isVictoriaMetrics,
  }
  const files = renderProposal(proposal, { ...head, ...history })
  await writeProposal(folder, files, options.out)
  print({ options, proposal, files }, io)
}

function print(
  { options, proposal, files }: { options: InitOptions; proposal: Proposal; files: readonly ProposedFile[] },
  io: CommandIo,
): void {
  const paths = files.map(({ path }) => join(options.out, path))
  const colours = coloursFor(io.stdout, io.env)
  const text =
    options.output === 'json'
      ? `${JSON.stringify(initJson(proposal, paths), null, 2)}\n`
      : renderInit(proposal, { root: join(options.out, 'plimsoll.yaml'), files: paths, colours })
  io.stdout.write(text)
}

interface Look {
  readonly facts: Facts
  readonly isVictoriaMetrics: boolean
}

async function look(source: PrometheusSource, io: CommandIo): Promise<Look> {
  const line = createProgressLine(io.stderr)
  const { createPrometheusReader } = await import('../prometheus/prometheus-client.js')
  const reader = createPrometheusReader(source)
  try {
    const found = await discover({
      reader,
      at: io.clock(),
      signal: io.stopSignal(),
      onStep(what) {
        line.show(`looking at ${what}`)
      },
    })
    const facts = { ...found, retentionSeconds: await readRetention(source.url, source.headers) }
    return { facts, isVictoriaMetrics: await isVictoriaMetrics(reader, io.clock()) }
  } catch (error) {
    if (error instanceof PrometheusError) throw unanswered(source.url, error)
    throw error
  } finally {
    line.end()
  }
}

async function isVictoriaMetrics(reader: SeriesReader, at: Date): Promise<boolean> {
  try {
    await reader.instant(ASKED_OF_VICTORIA_METRICS, at)
    return true
  } catch (error) {
    if (error instanceof PrometheusError && error.reason === 'rejected') return false
    throw error
  }
}

function unanswered(url: string, error: PrometheusError): Error {
  const hints = {
    unreachable: 'is it running there, and is this its base address?',
    timeout: 'it did not answer in time: is it overloaded?',
    unauthorized: 'it wants to know who asks: give what it needs with --header',
    rejected: 'it refused a query of the standard API',
    malformed: 'what answers there is no Prometheus query API: is a path missing, such as /prometheus?',
  } as const
  return new PrometheusError(error.reason, `cannot look at ${url}: ${hints[error.reason]}`, { cause: error })
}

function nothingFound(url: string, { drafts, left }: Proposal): DiscoverError {
  const looked = [
    ...drafts.map(({ service, entry, reason }) => `${service} ${String(entry['name'])}: ${reason}`),
    ...left,
  ]
  const seen = looked.map((reason) => `\n  ${reason}`).join('')
  if (drafts.length > 0) {
    return new DiscoverError(
      `${url} has what could be judged, but history does not say yet what to promise${seen}\n` +
        '  mend: run init again when there are series for longer, or write a service file by hand: docs/getting-started.md shows one',
    )
  }
  return new DiscoverError(
    `${url} has no counter of requests with a status, no histogram of request durations, no probe and no backup metric that Plimsoll knows${seen}\n` +
      '  mend: let Prometheus scrape a service first, or write a service file by hand: docs/getting-started.md shows one',
  )
}

/** Throws `UsageError`. */
function sourceOf({ prometheus, header }: InitOptions): PrometheusSource {
  if (!/^https?:\/\//.test(prometheus) || !URL.canParse(prometheus)) {
    throw new UsageError(`--prometheus: expected a URL such as http://localhost:9090, not ${prometheus}`)
  }
  if (new URL(prometheus).username !== '') {
    throw new UsageError(
      '--prometheus: expected a URL without user and password: give them with --header "Authorization: Basic …"',
    )
  }
  return {
    name: 'default',
    url: prometheus.replace(/\/+$/, ''),
    scrapeIntervalSeconds: 15,
    retentionSeconds: 0,
    timeoutSeconds: TIMEOUT_SECONDS,
    headers: Object.fromEntries(header.map(headerParts)),
    replicaLabels: [],
    version: null,
    flavour: 'prometheus',
    basicAuth: null,
    bearerTokenFile: null,
    tls: null,
  }
}

function headerParts(text: string): readonly [string, string] {
  const [, name, value] = /^([\w-]+):\s*(.+)$/.exec(text) ?? []
  if (name === undefined || value === undefined) {
    throw new UsageError(`--header: expected a name and a value such as "X-Scope-OrgID: shop", not ${text}`)
  }
  return [name, value]
}

/** Credentials never stand in a file that is put under review. */
function publicHeaders({ headers }: PrometheusSource): Readonly<Record<string, string>> {
  const isSecret = (name: string) => /auth|token|cookie|key|secret/i.test(name)
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isSecret(name)))
}
