import { formatDuration } from '../shared/duration.js'
import { distinct, distinctDrafts } from './distinct-names.js'
import { draftOfBackup, draftOfPlausible, draftOfSlo, LEAST_SEEN_SECONDS, NAMELESS } from './draft.js'
import {
  seenSeconds,
  type BackupFact,
  type DurationsFact,
  type Facts,
  type ProbeFact,
  type RequestsFact,
  type ServiceFact,
} from './facts.js'
import { pickObjective } from './pick-objective.js'
import { pickRpo } from './pick-rpo.js'
import { pickThreshold } from './pick-threshold.js'
import type { Draft, Proposal, ProposedDataset, ProposedSlo } from './proposal.js'
import { roundAge } from './round-age.js'
import { toName } from './service-labels.js'

/** What Plimsoll would put under review for what a Prometheus has. */
export function propose(facts: Facts): Proposal {
  const review = new Review(facts.left)
  for (const fact of facts.services) review.addIndicator(fact)
  for (const backup of facts.backups) review.addBackup(backup)
  return review.proposal(facts.plausible.map(draftOfPlausible))
}

/** Sorts what was found into what is proposed, what a person must decide, and what is left. */
class Review {
  readonly #names = new NameBook()
  readonly #services = new Map<string, { origin: string; slos: ProposedSlo[]; datasets: ProposedDataset[] }>()
  readonly #drafts: Draft[] = []
  readonly #left: string[]
  readonly #seenSeconds: number[] = []

  constructor(left: readonly string[]) {
    this.#left = [...left]
  }

  addIndicator(fact: ServiceFact): void {
    const { label, value } = fact.service
    const [slo, seen] = [proposeSlo(fact), seenSeconds(fact.past)]
    if (slo === null) {
      this.#left.push(`${fact.kind === 'probe' ? fact.selector : fact.metric} of ${value}: nothing happened`)
    } else if (seen < LEAST_SEEN_SECONDS || !slo.pick.kept) {
      this.#drafts.push(draftOfSlo(this.#names.nameOf(value), slo, seen))
    } else {
      add(this.#open(this.#names.nameOf(value), `series with ${label}="${value}"`).slos, slo)
      this.#seenSeconds.push(seen)
    }
  }

  addBackup(backup: BackupFact): void {
    const name = backup.service === null ? NAMELESS : this.#names.nameOf(backup.service)
    if (!backup.moved) {
      this.#drafts.push(draftOfBackup(name, backup))
      return
    }
    const origin = backup.service === null ? 'backups that name no service' : `backups of ${backup.service}`
    add(this.#open(name, origin).datasets, proposeDataset(backup))
  }

  proposal(further: readonly Draft[]): Proposal {
    const sorted = [...this.#services].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const services = sorted.map(([name, rest]) => ({ name, ...rest }))
    return {
      services,
      drafts: distinctDrafts([...this.#drafts, ...further], services),
      left: this.#left,
      youngSeconds: youngest(this.#seenSeconds),
    }
  }

  #open(name: string, origin: string) {
    const found = this.#services.get(name) ?? { origin, slos: [], datasets: [] }
    this.#services.set(name, found)
    return found
  }
}

/** A week has quiet and busy days: with less than that, nearly, history says little. */
const WEEK = 0.95 * 7 * 86_400

function youngest(seen: readonly number[]): number | null {
  const least = Math.min(...seen)
  return least < WEEK ? least : null
}

/** Two services whose names come to the same get different ones. */
class NameBook {
  readonly #byValue = new Map<string, string>()

  nameOf(value: string): string {
    const known = this.#byValue.get(value)
    if (known !== undefined) return known
    const name = distinct(toName(value), [...this.#byValue.values()])
    this.#byValue.set(value, name)
    return name
  }
}

function add<T extends { readonly name: string }>(list: T[], item: T): void {
  const names = list.map(({ name }) => name)
  list.push({ ...item, name: distinct(item.name, names) })
}

function proposeSlo(fact: ServiceFact): ProposedSlo | null {
  const common = { scrapeSeconds: fact.scrapeSeconds }
  const slo =
    fact.kind === 'requests' ? fromRequests(fact) : fact.kind === 'durations' ? fromDurations(fact) : fromProbe(fact)
  return slo === null ? null : { ...slo, ...common, why: [...slo.why, ...spreadWarning(fact)] }
}

type Part = Omit<ProposedSlo, 'scrapeSeconds'>

const PROTOCOLS = { http: 'without a server error (5xx)', grpc: 'without a server error', own: 'successfully' } as const

function fromRequests(fact: RequestsFact): Part | null {
  const { protocol, metric, total, side, counted, past } = fact
  const pick = pickObjective(past)
  if (pick === null) return null
  const stem = metric.replace(/_(requests|calls|jobs|attempts)_total$|_total$|_count$/, '')
  const generic = /^(http|http_server|http_request_duration_seconds|http_server_requests_seconds|api)$/.test(stem)
  return {
    name:
      protocol === 'grpc'
        ? 'grpc-availability'
        : generic
          ? 'availability'
          : `${toName(stem).slice(0, 45)}-availability`,
    description: `Requests are answered ${PROTOCOLS[protocol]}.`,
    indicator: { ratio: { [side]: counted, total } },
    pick,
    past,
    why: [...pick.why],
  }
}

function fromDurations(fact: DurationsFact): Part | null {
  const threshold = pickThreshold(fact)
  if (threshold === null) return null
  const past = { ...fact.past, bad: threshold.slow }
  // Stricter than that, the slowest answers of a good day decide.
  const pick = pickObjective(past, 99.9)
  if (pick === null) return null
  const below = formatDuration(threshold.seconds)
  const generic =
    /^(http_request_duration|http_server_requests|http_server_request_duration|http_server_duration)_/.test(fact.metric)
  const bounds = fact.buckets.map(({ bound }) => bound).join(', ')
  return {
    name: generic
      ? 'latency'
      : `${toName(fact.metric.replace(/_(seconds|milliseconds|ms)$/, '')).slice(0, 50)}-latency`,
    description: `Requests are answered within ${below}.`,
    indicator: {
      latency: {
        histogram: fact.histogram,
        below,
        ...(fact.unit === 'milliseconds' ? { unit: 'milliseconds' } : {}),
        ...(fact.native ? { native: true } : {}),
      },
    },
    pick,
    past,
    why: [
      fact.native
        ? `${below} is the usual step under which at least 95 % of the answers stayed.`
        : `${below} is the lowest bucket boundary under which at least 95 % of the answers stayed; there are: ${bounds}.`,
      ...pick.why,
    ],
  }
}

function fromProbe({ selector, target, past }: ProbeFact): Part | null {
  const pick = pickObjective(past)
  if (pick === null) return null
  return {
    name: `reachable-${toName(target.replace(/^\w+:\/\//, ''))}`.slice(0, 60).replace(/-+$/, ''),
    description: `${target} answers the probe.`,
    indicator: { probe: { metric: selector } },
    pick,
    past,
    why: [...pick.why],
  }
}

function spreadWarning({ service }: ServiceFact): string[] {
  return service.spread.map((spread) => `The series differ in ${spread}. Add a matcher if that is not one service.`)
}

function proposeDataset(fact: BackupFact): ProposedDataset {
  const rpo = pickRpo(fact.usualAge)
  return {
    name: toName(fact.dataset),
    description: `Backed up by ${fact.tool}.`,
    told: fact.told,
    rpo,
    why: [
      `Metric as documented at ${fact.source}.`,
      ...fact.notes,
      `In the last ${fact.days} days the newest backup was younger than ${roundAge(fact.usualAge)} for 99 % of the time, ${roundAge(fact.worstAge)} old at worst.`,
      `An RPO is a decision: ask how much data may be lost. ${formatDuration(rpo)} is what the past kept without a ticket.`,
    ],
    fact,
  }
}
