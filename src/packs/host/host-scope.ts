import type { Scope } from '../../dashboard/scope.js'
import { PACK_LABEL } from '../pack-rules.js'
import { equal, like } from '../select.js'
import type { Hosts } from './host-series.js'

/** The hosts that the reader of the dashboard has chosen. */
export const CHOSEN_HOSTS: Hosts = { job: '$job', more: [like('instance', '$instance')] }

/** The pack's alerts about them; the empty alternative finds what is about the job as a whole. */
export const CHOSEN_ALERTS: Scope = [equal(PACK_LABEL, 'host'), equal('job', '$job'), like('instance', '$instance|')]

/** One value per host. */
export function perHost(expr: string, fold: 'max' | 'min' = 'max'): string {
  return `${fold} by (instance) (${expr})`
}
