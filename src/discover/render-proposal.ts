import { stringify } from 'yaml'
import { formatDuration } from '../shared/duration.js'
import { formatPercent } from '../shared/format-percent.js'
import { formatNumber } from '../shared/format-number.js'
import { draftsAsFile, draftsAsSection, draftsInSection, of } from './render-drafts.js'
import type { Draft, ProposedDataset, ProposedService, ProposedSlo, Proposal } from './proposal.js'
import { comment, escaped, oneLine } from './proposal-text.js'
import { roundAge } from './round-age.js'

/** What is said in the head of the files. */
export interface ProposalHead {
  readonly url: string
  readonly at: Date
  /** Headers that may stand in a file: no credentials. */
  readonly headers: Readonly<Record<string, string>>
  readonly scrapeSeconds: number
  readonly isVictoriaMetrics: boolean
  readonly retentionSeconds: number
  /** Where the retention comes from, as a sentence. */
  readonly retentionWhy: string
}

export interface ProposedFile {
  /** Relative to the output folder. */
  readonly path: string
  readonly text: string
}

/** The proposal as commented YAML: the root file and one file per service. */
export function renderProposal(proposal: Proposal, head: ProposalHead): readonly ProposedFile[] {
  const draftsOf = (service: string) => proposal.drafts.filter((draft) => draft.service === service)
  const services = proposal.services.map((service) => ({
    path: `services/${service.name}.yaml`,
    text: renderService(service, draftsOf(service.name), head),
  }))
  return [{ path: 'plimsoll.yaml', text: renderRoot(proposal, head) }, ...services]
}

function renderRoot(proposal: Proposal, head: ProposalHead): string {
  const { left, youngSeconds } = proposal
  const headers = Object.keys(head.headers).length === 0 ? [] : [`  headers: ${inline(head.headers)}`]
  return lines([
    `# Proposed by plimsoll init from ${head.url} on ${day(head.at)}. Nothing here is a promise yet:`,
    '# read each objective, change what you know better, and let the owners of the services review it.',
    ...(youngSeconds === null ? [] : ['#', ...comment(youngWarning(youngSeconds), ''), '#']),
    '# Every key: docs/configuration.md. Check with `plimsoll validate`, write rules with `plimsoll generate`.',
    'version: 1',
    'organisation: My organisation # name on reports',
    'timezone: UTC # of reports and calendar periods, such as Europe/Berlin',
    '# environment: production # becomes a label on every rule; set it before the first rules are loaded, it is part of their names',
    '',
    'prometheus:',
    `  url: \${PROMETHEUS_URL:-${head.url}}`,
    ...headers,
    ...(head.isVictoriaMetrics ? ['  flavour: victoriametrics # it reads MetricsQL'] : []),
    `  scrape_interval: ${formatDuration(head.scrapeSeconds)} # measured`,
    `  retention: ${formatDuration(head.retentionSeconds)} # ${head.retentionWhy}`,
    '',
    '# Next: who is told. See docs/alertmanager.md and docs/notifications.md.',
    '# teams:',
    '#   - { name: payments, receivers: { page: payments-pager, ticket: payments-chat } }',
    '',
    'include: [services/*.yaml]',
    ...(left.length === 0 ? [] : ['', '# Looked at, and left:', ...left.map((reason) => `# - ${oneLine(reason)}`)]),
    ...homelessDrafts(proposal),
  ])
}

/** Said wherever a proposal rests on less than a week. */
export function youngWarning(seconds: number): string {
  return `YOUNG HISTORY: an objective below rests on ${roundAge(seconds)} of series. A week has quiet and busy days: run init again when it is over.`
}

/** Of services of which nothing else is proposed, so that they have no file. */
function homelessDrafts({ services, drafts }: Proposal): readonly string[] {
  const names = new Set(drafts.map(({ service }) => service))
  for (const { name } of services) names.delete(name)
  return [...names].flatMap((name) =>
    draftsAsFile(
      name,
      drafts.filter(({ service }) => service === name),
    ),
  )
}

function renderService(
  { name, origin, slos, datasets }: ProposedService,
  drafts: readonly Draft[],
  head: ProposalHead,
): string {
  return lines([
    `# Proposed by plimsoll init on ${day(head.at)}, from ${oneLine(origin)}.`,
    `service: ${scalar(name)}`,
    '# team: payments # who is told; declare it under `teams` in plimsoll.yaml',
    '# links: { runbook: https://wiki.example.com/runbooks/$service }',
    ...withDrafts(
      'slos',
      slos.flatMap((slo) => renderSlo(slo, head)),
      of(drafts, 'slos'),
    ),
    ...withDrafts('backups', datasets.flatMap(renderDataset), of(drafts, 'backups')),
  ])
}

function withDrafts(
  section: Draft['section'],
  entries: readonly string[],
  drafts: readonly Draft[],
): readonly string[] {
  if (entries.length === 0) return draftsAsSection(drafts)
  return ['', `${section}:`, ...entries, ...draftsInSection(drafts)]
}

function renderSlo(slo: ProposedSlo, head: ProposalHead): readonly string[] {
  const indicator = Object.entries(slo.indicator).flatMap(([kind, parts]) => [
    `      ${kind}:`,
    ...Object.entries(parts as Record<string, unknown>).map(([key, value]) => `        ${key}: ${scalar(value)}`),
  ])
  const own =
    slo.scrapeSeconds === head.scrapeSeconds ? [] : [`      scrape_interval: ${formatDuration(slo.scrapeSeconds)}`]
  return [
    ...[pastSentence(slo), ...slo.why].flatMap((text) => comment(text, '  ')),
    `  - name: ${scalar(slo.name)}`,
    `    description: ${scalar(slo.description)}`,
    `    objective: ${formatNumber(slo.pick.objective)}`,
    '    indicator:',
    ...indicator,
    ...own,
  ]
}

/** `Last 30 days: 99.972 % of 1,234,567 good (345 bad), 100 % seen: 72 % of the budget of 99.9 % would be left.` */
export function pastSentence({ past, pick }: ProposedSlo): string {
  const good = formatPercent(pick.sli, { digits: 4, against: [pick.objective / 100] })
  const days = formatNumber(Number(past.days.toFixed(1)))
  return (
    `Last ${days} days: ${good} of ${count(past.events)} events good (${count(past.bad)} bad), ${formatPercent(past.coverage, { digits: 0 })} of the time seen: ` +
    `${formatPercent(pick.budgetLeft, { digits: 0 })} of the budget of ${formatNumber(pick.objective)} % would be left.`
  )
}

function renderDataset(dataset: ProposedDataset): readonly string[] {
  return [
    ...dataset.why.flatMap((text) => comment(text, '  ')),
    `  - name: ${scalar(dataset.name)}`,
    `    description: ${scalar(dataset.description)}`,
    ...Object.entries(dataset.told).map(
      ([key, value]) => `    ${key}: ${typeof value === 'string' ? scalar(value) : inline(escaped(value) as object)}`,
    ),
    `    rpo: ${formatDuration(dataset.rpo)}`,
  ]
}

function scalar(value: unknown): string {
  return stringify(escaped(value), { lineWidth: 0, defaultStringType: 'PLAIN', singleQuote: true }).trimEnd()
}

function inline(value: object): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).trimEnd()
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10)
}

function count(events: number): string {
  return Math.round(events).toLocaleString('en-GB')
}
