import { formatDuration } from '../shared/duration.js'
import type { BackupFact, PlausibleBackup } from './facts.js'
import type { Draft, ProposedSlo } from './proposal.js'
import { roundAge } from './round-age.js'
import { toName } from './service-labels.js'

/** With series for less than this, in seconds, no objective is proposed. */
export const LEAST_SEEN_SECONDS = 3600

/** Labels of whoever tells of a backup, not of what is backed up. */
const OF_EXPORTERS = new Set(['job', 'instance', 'pod', 'namespace', 'container', 'endpoint'])

/** Keys of a draft that history did not decide. */
export const UNDECIDED: ReadonlySet<string> = new Set(['objective', 'rpo'])

export function draftOfSlo(service: string, slo: ProposedSlo, seenSeconds: number): Draft {
  const isYoung = seenSeconds < LEAST_SEEN_SECONDS
  const reason = isYoung
    ? `There are series for ${roundAge(seenSeconds)} only: an objective is proposed from ${roundAge(LEAST_SEEN_SECONDS)} on.`
    : slo.pick.why.join(' ')
  const { name, description } = slo
  const indicator = { ...slo.indicator, scrape_interval: formatDuration(slo.scrapeSeconds) }
  return {
    service,
    section: 'slos',
    reason,
    entry: { name, description, objective: isYoung ? 99 : slo.pick.objective, indicator },
  }
}

/** Of a time that did not move: it says how old the backup is, and nothing about how often there is one. */
export function draftOfBackup(service: string, { dataset, tool, told, age, seenSeconds }: BackupFact): Draft {
  return {
    service,
    section: 'backups',
    reason: `No backup of ${dataset} seen for ${roundAge(age)}: in the ${roundAge(seenSeconds)} for which the time is known it never moved.`,
    entry: { name: toName(dataset), description: `Backed up by ${tool}.`, ...told, rpo: '1d' },
  }
}

/** The service of backups that name none. */
export const NAMELESS = 'backups'

export function draftOfPlausible({ metric, labels, age }: PlausibleBackup): Draft {
  const by = labels.length === 0 ? 'It has no labels.' : `Its labels: ${labels.join(', ')}.`
  const telling = labels.filter((label) => !OF_EXPORTERS.has(label))
  const each =
    telling.length === 0 ? '' : ` Is it one dataset for each ${telling.join(', ')}? The newest hides the others.`
  return {
    service: NAMELESS,
    section: 'backups',
    reason: `${metric} holds times, the newest ${age < 1 ? 'of now' : `${roundAge(age)} ago`}. ${by} Does it advance with successful backups only?${each}`,
    entry: { name: toName(metric), last_success: `max(${metric})`, rpo: '1d' },
  }
}
