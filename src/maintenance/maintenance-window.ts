/** When maintenance takes place: again and again, or once. */
export type MaintenanceTime =
  | {
      readonly kind: 'recurring'
      /** Five-field cron expression of the beginnings, read in `timezone`. */
      readonly schedule: string
      readonly durationSeconds: number
    }
  | { readonly kind: 'once'; readonly start: Date; readonly end: Date }

/** Maintenance that was planned in the configuration. */
export interface MaintenanceWindow {
  readonly name: string
  readonly time: MaintenanceTime
  /** IANA zone in which a schedule is read. */
  readonly timezone: string
  /** Names of the services concerned, `all` already resolved. */
  readonly services: readonly string[]
  /** When those concerned were told; `null`: nobody says, so no notice can be claimed. */
  readonly announced: Date | null
  readonly reason: string | null
}

/** What planned maintenance is of the configuration. */
export interface MaintenancePart {
  readonly maintenance: readonly MaintenanceWindow[]
}
