import type { DatasetStatus } from '../backup/dataset-status.js'
import { stateOf, type Deployment } from '../deployment/deployment.js'
import { windowsAt } from '../maintenance/windows-in.js'
import { formatPercent } from '../shared/format-percent.js'
import type { AgreementResult } from '../sla/agreement-result.js'
import { VERDICT_WORDS } from '../sla/verdict-words.js'
import type { SloStatus } from '../slo/slo-status.js'
import { formatInstant } from '../words/format-date.js'
import { formatSpan } from '../words/format-span.js'
import type { GateCheck, GateReason, GateSettings } from './gate.js'

/** An incident that is not resolved. */
export interface StandingIncident {
  readonly number: number
  readonly title: string
  readonly state: string
  /** `real`, or what it turned out to be. */
  readonly kind: string
}

/** What the status says of one service. */
export interface GateStanding {
  readonly slos: readonly Pick<SloStatus, 'slo' | 'group' | 'errorBudgetRemaining'>[]
  /** In the periods that run. */
  readonly agreements: readonly Pick<AgreementResult, 'sla' | 'periodLabel' | 'verdict'>[]
  readonly datasets: readonly Pick<DatasetStatus, 'dataset' | 'state' | 'exposureSeconds' | 'rpoSeconds'>[]
  /** Those that are not resolved. */
  readonly incidents: readonly StandingIncident[]
}

/** What is known of one service. */
export interface GateEvidence {
  /** `null`: nothing has been computed yet, or it is too old. */
  readonly standing: GateStanding | null
  /** The newest; `null`: none is known. */
  readonly deployment: Pick<Deployment, 'version' | 'judgement' | 'rolledBack' | 'watchedTo'> | null
  /** Its drills that are held again and again. */
  readonly drills: readonly DueDrill[]
}

/** How late a drill is. */
export interface DueDrill {
  readonly name: string
  /** `null`: it is not due yet. */
  readonly overdueSeconds: number | null
}

/** When it is asked, and the zone in which people read times. */
export interface GateMoment {
  readonly now: Date
  readonly zone: string
}

/** Sentences of everything that is looked at. */
export function gateReasons(
  settings: GateSettings,
  { standing, deployment: last, drills: planned }: GateEvidence,
  moment: GateMoment,
): readonly GateReason[] {
  return settings.checks.flatMap((check) => {
    if (check === 'freeze') return freezes(settings, moment)
    if (check === 'deployment') return [deployment(last, moment)]
    if (check === 'drill') return drills(planned)
    if (standing === null)
      return [reason(check, 'unknown', `of ${NOUNS[check]} nothing is known: there is no new status`)]
    return LOOKS[check](standing, settings)
  })
}

/** Those that the status tells of. */
type StandingCheck = Exclude<GateCheck, 'freeze' | 'deployment' | 'drill'>
type Look = (standing: GateStanding, settings: GateSettings) => readonly GateReason[]

const LOOKS: Readonly<Record<StandingCheck, Look>> = { budget, agreement, incident, backup }

const NOUNS: Readonly<Record<StandingCheck, string>> = {
  budget: 'error budgets',
  agreement: 'agreements',
  incident: 'incidents',
  backup: 'backups',
}

function reason(check: GateCheck, state: GateReason['state'], sentence: string): GateReason {
  return { check, state, sentence }
}

function budget({ slos }: GateStanding, { budgetLeast }: GateSettings): readonly GateReason[] {
  return slos.map(({ slo, group, errorBudgetRemaining: left }) => {
    const name = [slo, ...Object.values(group)].join(' ')
    if (left === null) return reason('budget', 'unknown', `of the error budget of ${name} nothing is known`)
    const share = formatPercent(left, { digits: 1, against: [budgetLeast] })
    if (left > budgetLeast) return reason('budget', 'open', `${name} has ${share} of its error budget left`)
    const wanted = budgetLeast === 0 ? '' : `, and more than ${formatPercent(budgetLeast, { digits: 1 })} is wanted`
    const state = left <= 0 ? 'has spent its error budget' : `has ${share} of its error budget left`
    return reason('budget', 'closed', `${name} ${state}${wanted}`)
  })
}

function agreement({ agreements }: GateStanding): readonly GateReason[] {
  return agreements.map(({ sla, periodLabel, verdict }) => {
    const words = `the agreement ${sla} is ${VERDICT_WORDS[verdict]} in ${periodLabel}`
    if (verdict === 'undetermined') return reason('agreement', 'unknown', words)
    return reason('agreement', verdict === 'at_risk' || verdict === 'breached' ? 'closed' : 'open', words)
  })
}

function drills(planned: GateEvidence['drills']): readonly GateReason[] {
  return planned.map(({ name, overdueSeconds }) => {
    if (overdueSeconds === null) return reason('drill', 'open', `the drill ${name} is not due yet`)
    return reason('drill', 'closed', `the drill ${name} is overdue by ${formatSpan(overdueSeconds)}`)
  })
}

function incident({ incidents }: GateStanding): readonly GateReason[] {
  const open = incidents.filter(({ kind, state }) => kind === 'real' && state === 'open')
  if (open.length === 0) return [reason('incident', 'open', 'no incident is open')]
  return open.map(({ number, title }) => reason('incident', 'closed', `incident ${number} is open: ${title}`))
}

function backup({ datasets }: GateStanding): readonly GateReason[] {
  return datasets.map(({ dataset, state, exposureSeconds, rpoSeconds }) => {
    if (state === 'never') return reason('backup', 'closed', `${dataset} was never backed up`)
    if (state === 'unknown') return reason('backup', 'unknown', `the source of ${dataset} is silent`)
    const age = exposureSeconds === null ? '' : `: its newest is ${formatSpan(exposureSeconds)} old`
    if (state !== 'stale') return reason('backup', 'open', `the backup of ${dataset} is ${state}${age}`)
    return reason(
      'backup',
      'closed',
      `the backup of ${dataset} is too old${age}, and its RPO ${formatSpan(rpoSeconds)}`,
    )
  })
}

function deployment(last: GateEvidence['deployment'], { zone }: GateMoment): GateReason {
  if (last === null) return reason('deployment', 'open', 'no deployment before this one is known')
  const { version, judgement, rolledBack, watchedTo } = last
  const state = stateOf(rolledBack !== null, judgement?.verdict ?? null)
  if (state === 'degraded')
    return reason('deployment', 'closed', `${version} made things worse, and was not rolled back`)
  const words = {
    watched: `is watched until ${formatInstant(watchedTo, zone)}`,
    healthy: 'made nothing worse',
    inconclusive: 'had too little traffic for a verdict',
    rolled_back: 'was rolled back',
  }
  return reason('deployment', 'open', `${version} ${words[state]}`)
}

function freezes({ freezes: windows }: GateSettings, { now, zone }: GateMoment): readonly GateReason[] {
  const current = windowsAt(windows, now)
  if (current.length === 0) return [reason('freeze', 'open', 'no freeze is on')]
  return current.map(({ window, to, reason: why }) =>
    reason(
      'freeze',
      'closed',
      `${window} freezes releases until ${formatInstant(to, zone)}${why === null ? '' : `: ${why}`}`,
    ),
  )
}
