/** What the foreign files do not say themselves. */
export interface ForeignOptions {
  /** Names of the teams in the root file. */
  readonly teams: ReadonlySet<string>
  /** Period of SLOs of Sloth, whose files have none, a duration; `null`: nobody said. */
  readonly period: string | null
  /** Name of the service in the place of the one in the files; `null`: theirs. */
  readonly service: string | null
}

/** Sloth's own period where nobody chose another. */
export const DEFAULT_PERIOD = '30d'
