import type { Interval } from '../calendar/interval.js'
import type { MeasuredHistory } from './measured-days.js'
import { isOpen, newestOf, worstImpact, type Impact, type Publication } from './publication.js'
import type { ShownService, StatusPage } from './status-page.js'

/** How a service is shown. `unknown`: nothing is published, and nothing was heard of it lately. */
export type ServiceState = Impact | 'maintenance' | 'unknown'

/** Planned work as strangers are told of it. */
export interface PublicMaintenance extends Interval {
  /** The same for the same work, and nothing of the house follows from it. */
  readonly id: string
  readonly title: string
  /** Public ids. */
  readonly services: readonly string[]
}

/** A service with what was measured of it. */
export interface ShownHistory {
  readonly shown: ShownService
  readonly history: MeasuredHistory
  /** Whether anything was heard of it when this was read. */
  readonly isHeard: boolean
}

/** All that a status page is made of: read every 30 s, and kept in memory. */
export interface PublicModel {
  readonly page: StatusPage
  /** When it was read. */
  readonly at: Date
  readonly services: readonly ShownHistory[]
  /** What goes on or was told within the history, withdrawn ones too; oldest first. */
  readonly publications: readonly Publication[]
  /** What takes place or will, by beginning. */
  readonly maintenance: readonly PublicMaintenance[]
  /** By which readers know the feed. */
  readonly feedUuid: string
}

/** A service as it is shown. */
export interface StatedService extends Omit<ShownHistory, 'isHeard'> {
  readonly state: ServiceState
}

/** What is shown at an instant. */
export interface PublicStatus extends Omit<PublicModel, 'services' | 'publications'> {
  readonly now: Date
  /** Nothing could be read for minutes: what is shown is how it was. */
  readonly isOld: boolean
  readonly services: readonly StatedService[]
  readonly overall: ServiceState
  /** Newest first. */
  readonly open: readonly Publication[]
  /** Newest first. */
  readonly past: readonly Publication[]
  /** Of which feeds say that they were a mistake; newest first. */
  readonly withdrawn: readonly Publication[]
}

/** It is read every 30 s: after so long without, something is wrong. */
export const OLD_AFTER_MS = 180_000

/** What is shown at an instant of what was read before. */
export function statusAt(model: PublicModel, now: Date): PublicStatus {
  const isOld = now.getTime() - model.at.getTime() > OLD_AFTER_MS
  const standing = model.publications.filter(({ withdrawn }) => withdrawn === null).toReversed()
  const open = standing.filter(isOpen)
  const maintenance = model.maintenance.filter(({ to }) => to > now)
  const services = model.services.map(({ shown, history, isHeard }) => ({
    ...{ shown, history },
    state: stateOf(shown.id, { open, maintenance, now, isHeard: isHeard && !isOld }),
  }))
  return {
    ...model,
    ...{ now, isOld, maintenance, services, open, overall: worstState(services.map(({ state }) => state)) },
    past: standing.filter((one) => !isOpen(one)),
    withdrawn: model.publications.filter(({ withdrawn }) => withdrawn !== null).toReversed(),
  }
}

interface Circumstances {
  readonly open: readonly Publication[]
  readonly maintenance: readonly PublicMaintenance[]
  readonly now: Date
  readonly isHeard: boolean
}

/** The worst of what is published; then planned work; then whether anything is known at all. Alerts and figures say nothing here. */
function stateOf(id: string, { open, maintenance, now, isHeard }: Circumstances): ServiceState {
  const impact = worstImpact(open.flatMap((one) => newestOf(one).impacts[id] ?? []))
  if (impact !== 'operational') return impact
  if (maintenance.some(({ from, services }) => from <= now && services.includes(id))) return 'maintenance'
  return isHeard ? 'operational' : 'unknown'
}

/** Best first. */
const STATES: readonly ServiceState[] = [
  'operational',
  'unknown',
  'maintenance',
  'degraded',
  'partial_outage',
  'major_outage',
]

/** The worst of several. */
export function worstState(states: readonly ServiceState[]): ServiceState {
  return STATES[Math.max(0, ...states.map((state) => STATES.indexOf(state)))] ?? 'operational'
}
