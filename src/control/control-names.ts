/** What can be held against a dataset. */
export const CONTROLS = [
  'recovery_point',
  'backup_type',
  'copy',
  'retention',
  'recovery_points',
  'encryption',
  'immutability',
  'restore_test',
  'restore_time',
] as const

export type ControlName = (typeof CONTROLS)[number]

/** The worst first. Without evidence nothing is compliant, and nothing is non-compliant. */
export const CONTROL_STATUSES = ['non_compliant', 'not_assessed', 'compliant'] as const

export type ControlStatus = (typeof CONTROL_STATUSES)[number]
