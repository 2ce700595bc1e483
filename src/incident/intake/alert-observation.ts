/** What somebody said about an alert at some instant; it may come late, twice, or in any order. */
export interface AlertObservation {
  readonly fingerprint: string
  readonly labels: Readonly<Record<string, string>>
  readonly summary: string | null
  /** Of this alert, never of its group. */
  readonly status: 'firing' | 'resolved'
  readonly startsAt: Date
  /** `null` while it fires. */
  readonly endsAt: Date | null
  /** `prometheus`: read from `ALERTS`, hence right to about half a minute. */
  readonly source: 'alertmanager' | 'prometheus'
  /** Only of `prometheus`: newest instant at which it was seen firing. */
  readonly lastSeenAt?: Date
  readonly activeAt?: Date | null
  readonly receivedAt: Date
}
