import { batches } from '../../shared/batches.js'
import { breathe } from '../../shared/breathe.js'
import type { AlertEpisode, Incident } from '../incident.js'

/** Alerts that are compared without a breath: a millisecond or two. */
const PORTION = 2000

/** Whether two readings of an incident say the same. */
export async function isSameIncident(one: Incident, other: Incident): Promise<boolean> {
  if (!isSame({ ...one, alerts: [] }, { ...other, alerts: [] })) return false
  if (one.alerts === other.alerts) return true
  if (one.alerts.length !== other.alerts.length) return false
  const others = batches(other.alerts, PORTION)
  for (const [index, portion] of batches(one.alerts, PORTION).entries()) {
    if (index > 0) await breathe()
    if (!portion.every((alert, at) => isSameAlert(alert, others[index]?.[at]))) return false
  }
  return true
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Value by value: written as JSON, a storm of 20,000 alerts is ten megabytes. */
function isSameAlert(one: AlertEpisode, other: AlertEpisode | undefined): boolean {
  return other !== undefined && hasSame(one, other, isSameValue)
}

type Value = AlertEpisode[keyof AlertEpisode]

function isSameValue(one: Value, other: Value): boolean {
  if (one instanceof Date) return other instanceof Date && one.getTime() === other.getTime()
  return isLabels(one) && isLabels(other) ? hasSame(one, other, Object.is) : one === other
}

function isLabels(value: Value): value is AlertEpisode['labels'] {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
}

function hasSame<T extends object>(one: T, other: T, same: (one: T[keyof T], other: T[keyof T]) => boolean): boolean {
  // Nothing stands in either but what its type says.
  const names = Object.keys(one) as (keyof T)[]
  return names.length === Object.keys(other).length && names.every((name) => same(one[name], other[name]))
}
