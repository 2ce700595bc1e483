import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { runCommand } from '../../test/support/run-command.js'
import { loadConfig } from '../config/load-config-files.js'
import type { BackupFact, Facts, RequestsFact } from '../discover/facts.js'
import { propose } from '../discover/propose.js'
import { renderProposal } from '../discover/render-proposal.js'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plimsoll-drafts-'))
})
afterEach(() => {
  rmSync(cwd, { recursive: true })
})

const YOUNG = { days: 30, coverage: 0.001 }
const OLD = { days: 30, coverage: 1 }
const of = (value: string) => ({ service: { label: 'service', value, spread: [] } as never, scrapeSeconds: 60 })

const requests = (service: string, metric: string, past: Partial<RequestsFact['past']>): RequestsFact => ({
  ...of(service),
  kind: 'requests',
  metric,
  protocol: 'http',
  total: `${metric}{service="${service}"}`,
  side: 'bad',
  counted: `${metric}{service="${service}",code=~"5..|$"}`,
  past: { events: 1e7, bad: 10, ...OLD, ...past },
})

const backup = (service: string | null, dataset: string, moved: boolean): BackupFact => ({
  kind: 'backup',
  tool: 'a script',
  source: 'somewhere',
  dataset,
  service,
  notes: [],
  told:
    service === 'till'
      ? { preset: 'pgbackrest', match: { stanza: dataset } }
      : { last_success: `max(last_success{dataset="${dataset}"})` },
  usualAge: 86_400,
  worstAge: 90_000,
  age: 1000,
  moved,
  seenSeconds: 86_400,
  days: 30,
})

const FACTS: Facts = {
  services: [
    requests('shop', 'http_requests_total', {}),
    // A second of the same name beside a proposed one.
    requests('shop', 'http_server_requests_total', YOUNG),
    requests('shop', 'search_requests_total', { bad: 9e6 }),
    requests('till', 'http_requests_total', YOUNG),
    {
      ...of('till'),
      kind: 'durations',
      metric: 'http_request_duration_seconds',
      histogram: 'http_request_duration_seconds{service="till"}',
      unit: 'seconds',
      native: false,
      buckets: [
        { bound: 0.1, events: 900 },
        { bound: 1, events: 990 },
      ],
      past: { events: 1000, ...YOUNG },
    },
    {
      ...of('till'),
      kind: 'probe',
      selector: 'probe_success{target="till"}',
      target: 'till',
      past: { events: 1e6, bad: 9e5, ...OLD },
    },
  ],
  backups: [
    backup('shop', 'orders: all', false),
    backup('till', 'takings', false),
    backup('vault', 'keys', true),
    backup('vault', 'keys', false),
    backup(null, 'media', false),
  ],
  plausible: [{ metric: 'dump_last_success_timestamp', labels: ['db'], age: 60 }],
  left: [],
  depthSeconds: 30 * 86_400,
  retentionSeconds: 60 * 86_400,
}

const HEAD = {
  url: 'http://localhost:9090',
  at: new Date('2026-11-01T00:00:00Z'),
  headers: {},
  scrapeSeconds: 15,
  isVictoriaMetrics: false,
  retentionSeconds: 60 * 86_400,
  retentionWhy: 'as the server says',
}

/** As an editor does with the marked rows of drafts: from below their reasons to the next empty row. */
function uncommented(text: string): string {
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const rows = paragraph.split('\n')
    const reasons = rows.findIndex((row) => row.trim() === '#') + 1
    const isDraft = reasons > 0 && rows.slice(reasons).every((row) => /^( *#.*)?$/.test(row))
    return isDraft ? rows.map((row, at) => (at < reasons ? row : row.replace('# ', ''))).join('\n') : paragraph
  })
  return paragraphs.join('\n\n')
}

/** What is drafted at the end of the root file are files of their own. */
function filesIn(root: string): { path: string; text: string }[] {
  return uncommented(root)
    .split('\n\n')
    .flatMap((text) => {
      const [, service] = /^service: (\S+)$/m.exec(text) ?? []
      return service === undefined ? [] : [{ path: `services/${service}.yaml`, text }]
    })
}

function put(files: readonly { path: string; text: string }[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text, { flag: 'wx' })
  }
}

async function served(): Promise<string[]> {
  expect(await runCommand(['validate', '--config', 'plimsoll.yaml'], { cwd })).toMatchObject({ exitCode: 0 })
  const { services } = await loadConfig({ file: 'plimsoll.yaml', env: {}, cwd })
  return services.flatMap(({ name, slos, datasets }) => [...slos, ...datasets].map((one) => `${name} ${one.name}`))
}

test('what init proposes is valid with its drafts in comments, and with each taken out of its comment', async () => {
  const proposal = propose(FACTS)
  const files = renderProposal(proposal, HEAD)
  put(files)
  expect((await served()).toSorted()).toEqual(['shop availability', 'vault keys'])

  const paths = readdirSync(join(cwd, 'services')).map((name) => `services/${name}`)
  const written = paths.map((path) => ({ path, text: readFileSync(join(cwd, path), 'utf8') }))
  const [root] = files
  rmSync(join(cwd, 'services'), { recursive: true })
  put([...written.map(({ path, text }) => ({ path, text: uncommented(text) })), ...filesIn(root!.text)])
  expect((await served()).toSorted()).toEqual([
    'backups dump-last-success-timestamp',
    'backups media',
    'shop availability',
    'shop availability-2',
    'shop orders-all',
    'shop search-availability',
    'till availability',
    'till latency',
    'till reachable-till',
    'till takings',
    'vault keys',
    'vault keys-2',
  ])
  expect(proposal.drafts).toHaveLength(10)
})

test('a draft stands in the file of its service, else in one that could be', () => {
  const files = renderProposal(propose(FACTS), HEAD)
  const text = (path: string) => files.find((file) => file.path === path)!.text
  expect(files.map(({ path }) => path)).toEqual(['plimsoll.yaml', 'services/shop.yaml', 'services/vault.yaml'])
  expect(text('services/vault.yaml')).toMatch(/\n {4}rpo: 1d12h\n\n {2}# Plausible[^]+\n {2}#\n {2}# - name: keys-2\n/)
  expect(text('services/shop.yaml')).toMatch(/\n#\n# backups:\n# {3}- name: orders-all\n/)
  expect(text('plimsoll.yaml')).toMatch(
    /this is a file,\n# services\/till\.yaml:[^]+\n#\n# service: till\n# slos:\n# {3}- name/,
  )
})
