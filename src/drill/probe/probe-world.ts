/** What probes need of the world. */
export interface ProbeWorld {
  /** Where commands run, and where relative paths begin. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether a condition gives a series, on the Prometheus of the service. */
  readonly holds: (query: string) => Promise<boolean>
  /** Once it is aborted nothing is waited for. */
  readonly signal: AbortSignal
  readonly now: () => Date
}
