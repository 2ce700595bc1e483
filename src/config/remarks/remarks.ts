import type { Remark, RemarkKind } from '../../feature/remark.js'
import { features } from '../../features.js'
import type { Config } from '../config.js'
import { scheduleRemarks } from './schedule-remarks.js'
import { serviceRemarks } from './service-remarks.js'

/** Every kind of remark on a configuration: of services and teams, of each feature, of all schedules; notes come last. */
export function remarkKinds(): readonly RemarkKind<Config>[] {
  const all = [...serviceRemarks, ...features.flatMap(({ remarks = [] }) => remarks), ...scheduleRemarks]
  return all.toSorted((a, b) => Number(a.isNote ?? false) - Number(b.isNote ?? false))
}

/** Remarks on a configuration that is valid, by kind, each in the order of the configuration; notes come last. */
export function remarksOn(config: Config, now: Date): Remark[] {
  return remarkKinds().flatMap(({ rule, isNote, find }) =>
    find(config, now).map((said) => ({ rule, ...said, ...(isNote === true ? { isNote } : {}) })),
  )
}
