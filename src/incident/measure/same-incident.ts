import { batches } from '../../shared/batches.js'
import { breathe } from '../../shared/breathe.js'
import type { Incident } from '../incident.js'

/** Alerts that are compared without a breath: some milliseconds. */
const PORTION = 1000

/** Whether two readings of an incident say the same. */
export async function isSameIncident(one: Incident, other: Incident): Promise<boolean> {
  if (!isSame({ ...one, alerts: [] }, { ...other, alerts: [] })) return false
  if (one.alerts === other.alerts) return true
  if (one.alerts.length !== other.alerts.length) return false
  const others = batches(other.alerts, PORTION)
  for (const [index, portion] of batches(one.alerts, PORTION).entries()) {
    if (index > 0) await breathe()
    if (!isSame(portion, others[index])) return false
  }
  return true
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
