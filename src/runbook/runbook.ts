import type { Block } from '../document/blocks.js'
import type { Links } from '../feature/service-key.js'
import type { AlertingRule } from '../promql/rule.js'
import type { Contact, Team } from '../service/service.js'

/** What people wrote for an alert, as the configuration has it. */
export interface WrittenRunbook {
  /** Name of the alert, which need not be one of ours. */
  readonly alert: string
  /** Names of the services for which it was written; `null`: all, and alerts of none. */
  readonly services: readonly string[] | null
  /** Who keeps it right; `null`: nobody says. */
  readonly owner: string | null
  /** Day (midnight in UTC) on which somebody last did what it says; `null`: never. */
  readonly tested: Date | null
  /** Markdown. */
  readonly text: string
}

/** What runbooks are of the configuration. */
export interface RunbooksPart {
  readonly runbooks: readonly WrittenRunbook[]
}

/** What is known of a service beside its alerts. */
export interface RunbookService {
  readonly name: string
  readonly description: string | null
  readonly environment: string | null
  readonly team: string | null
  readonly dependsOn: readonly string[]
  readonly links: Links
}

/** A policy by which people are told, as far as a runbook says it. */
export interface RunbookPolicy {
  readonly name: string
  readonly steps: readonly { readonly afterSeconds: number; readonly notify: readonly string[] }[]
}

/** What a runbook is made of, besides alerts. */
export interface RunbookWorld extends RunbooksPart {
  readonly services: readonly RunbookService[]
  readonly teams: readonly Team[]
  readonly escalationPolicies: readonly RunbookPolicy[]
}

/** Alerting rules by the set in which they are generated: a service, or a name that begins with `_`. */
export interface AlertBook {
  /** Names of all sets, services first. */
  readonly sets: readonly string[]
  /** Alerting rules of a set in their order; none where there is no such set. */
  readonly alertsOf: (set: string) => readonly AlertingRule[]
}

/** One rule of an alert, with what its texts take from labels in angle brackets. */
export interface RunbookRule {
  readonly summary: string
  readonly description: string
  readonly severity: string | null
  readonly expr: string
  /** Prometheus duration; `null`: it fires at once. */
  readonly for: string | null
}

/** Everything that there is to say of an alert to whoever it wakes. */
export interface Runbook {
  readonly set: string
  readonly alert: string
  readonly service: RunbookService | null
  /** What it means that it fires. */
  readonly meaning: string
  /** In the order in which they are taken. */
  readonly steps: readonly string[]
  readonly rules: readonly RunbookRule[]
  readonly links: readonly { readonly text: string; readonly href: string }[]
  /** `null`: nobody wrote anything. */
  readonly written: { readonly from: WrittenRunbook; readonly blocks: readonly Block[] } | null
  /** Who is told, and when, in sentences. */
  readonly escalation: readonly string[]
  readonly contacts: readonly Contact[]
}

/** Address of a runbook within the daemon. */
export function runbookPath(set: string, alert: string): string {
  return `${setPath(set)}/${encodeURIComponent(alert)}`
}

/** Address of all runbooks of a set. */
export function setPath(set: string): string {
  return `/runbooks/${encodeURIComponent(set)}`
}
