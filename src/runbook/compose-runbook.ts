import type { Contact, Team } from '../service/service.js'
import type { AlertingRule } from '../promql/rule.js'
import { formatSpan } from '../words/format-span.js'
import { meaningOf } from './meanings.js'
import { readMarkdown } from './read-markdown.js'
import type { AlertBook, Runbook, RunbookRule, RunbookService, RunbookWorld, WrittenRunbook } from './runbook.js'

/** Whose runbook is meant. */
export interface RunbookName {
  readonly set: string
  readonly alert: string
}

/** The runbook of an alert; `null`: nothing is known of it, neither a rule nor what somebody wrote. */
export function composeRunbook(name: RunbookName, book: AlertBook, world: RunbookWorld): Runbook | null {
  if (!isKnownSet(name.set, book, world)) return null
  const rules = book.alertsOf(name.set).filter(({ alert }) => alert === name.alert)
  const written = writtenFor(name, world.runbooks)
  if (rules.length === 0 && written === null) return null
  const service = world.services.find((one) => one.name === name.set) ?? null
  const team = teamOf(service, world)
  return {
    ...{ set: name.set, alert: name.alert, service, ...meaningOf(name.alert) },
    rules: rules.map(ruleOf),
    links: linksOf(rules, service),
    written: written && { from: written, blocks: readMarkdown(written.text) },
    escalation: escalationOf(team, severitiesOf(rules), world),
    contacts: team === null ? contactsOfAll(world.teams) : team.contacts,
  }
}

function isKnownSet(set: string, book: AlertBook, { services }: RunbookWorld): boolean {
  return services.some(({ name }) => name === set) || book.sets.includes(set)
}

function teamOf(service: RunbookService | null, { teams }: RunbookWorld): Team | null {
  return teams.find(({ name }) => name === service?.team) ?? null
}

/** Names of all alerts of a set, those that people wrote for included, in the order of their rules. */
export function alertsIn(set: string, book: AlertBook, world: RunbookWorld): readonly string[] {
  const isService = world.services.some(({ name }) => name === set)
  // What was written for all is listed where there is a rule for it.
  const own = world.runbooks.filter(({ services }) => isService && services?.includes(set) === true)
  return [...new Set([...book.alertsOf(set).map(({ alert }) => alert), ...own.map(({ alert }) => alert)])]
}

/** What was written for one service goes before what was written for all. */
function writtenFor({ set, alert }: RunbookName, runbooks: readonly WrittenRunbook[]): WrittenRunbook | null {
  const own = runbooks.filter((one) => one.alert === alert)
  return own.find(({ services }) => services?.includes(set)) ?? own.find(({ services }) => services === null) ?? null
}

function ruleOf({ annotations, labels, expr, ...rule }: AlertingRule): RunbookRule {
  return {
    summary: readableText(annotations['summary'] ?? rule.alert),
    description: readableText(annotations['description'] ?? ''),
    severity: labels['severity'] ?? null,
    expr,
    for: rule.for ?? null,
  }
}

/** What Prometheus fills in stands as ‹its name›; of two ways to say it the usual one, which comes after `else`. */
function readableText(template: string): string {
  return template
    .replace(/\{\{-?\s*if\s[^}]*\}\}[^{}]*\{\{-?\s*else\s*-?\}\}/g, '')
    .replace(/\{\{-?\s*"\{\{"\s*-?\}\}/g, '{{')
    .replace(/\{\{-?\s*(?:with|if)\s[^}]*\}\}|\{\{-?\s*(?:end|else)\s*-?\}\}/g, '')
    .replace(/\{\{-?\s*\$labels\.(\w+)[^}]*\}\}/g, '‹$1›')
    .replace(/\{\{-?\s*\$value[^}]*\}\}/g, '‹value›')
    .replace(/\{\{-?\s*\.\s*-?\}\}/g, '‹it›')
    .replace(/ {2,}/g, ' ')
}

const LINKS = {
  runbook_url: 'The runbook of your own',
  dashboard_url: 'Dashboard',
  logs_url: 'Logs',
  traces_url: 'Traces',
} as const

/** Those of its rules, each once; templates are left out, which only Prometheus can fill in. */
function linksOf(rules: readonly AlertingRule[], service: RunbookService | null): Runbook['links'] {
  const ofRules = rules.flatMap(({ annotations }) =>
    Object.entries(LINKS).flatMap(([key, text]) => {
      const href = annotations[key]
      return href === undefined || href.includes('{{') || !/^https?:\/\//.test(href) ? [] : [{ text, href }]
    }),
  )
  const repository = service?.links.repository
  const all = [...ofRules, ...(repository === undefined ? [] : [{ text: 'Source code', href: repository }])]
  return [...new Map(all.map((link) => [link.href, link])).values()]
}

/** A rule that sets none takes it from its series: it can be any. */
function severitiesOf(rules: readonly AlertingRule[]): ReadonlySet<string> {
  return new Set(rules.flatMap(({ labels }) => labels['severity'] ?? ['page', 'ticket']))
}

function escalationOf(
  team: Team | null,
  severities: ReadonlySet<string>,
  { escalationPolicies }: RunbookWorld,
): readonly string[] {
  if (team === null) return ['It belongs to no team: Alertmanager tells its default receiver.']
  const first = (['page', 'ticket'] as const).flatMap((severity) => {
    const receiver = team.receivers[severity]
    if (!severities.has(severity)) return []
    return [
      `Severity ${severity}: Alertmanager tells ${receiver ?? 'its default receiver'} at once (team ${team.name}).`,
    ]
  })
  const policy = escalationPolicies.find(({ name }) => name === team.escalationPolicy)
  const later = (severities.has('page') ? (policy?.steps ?? []) : []).map(
    ({ afterSeconds, notify }) =>
      `If nobody has acknowledged the incident after ${formatSpan(afterSeconds)}: ${notify.join(', ')}.`,
  )
  return [...first, ...later]
}

/** Where nobody owns it, anybody may know who does. */
function contactsOfAll(teams: readonly Team[]): readonly Contact[] {
  return teams.flatMap(({ contacts }) => contacts)
}
