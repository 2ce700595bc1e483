/** Tables of `deployment/`. Instants are Unix seconds (UTC). */
export interface DeploymentTables {
  deployment: DeploymentTable
}

/** One row per deployment, kept for ever. */
export interface DeploymentTable {
  id: string
  service: string
  environment: string | null
  version: string
  strategy: string
  started_at: number
  started_by: string
  finished_at: number | null
  /** Up to when it is watched. */
  watched_to: number
  /** `null`: it is watched. */
  verdict: 'degraded' | 'healthy' | 'inconclusive' | null
  judged_at: number | null
  /** What each objective came to, as JSON; `null` as long as there is no verdict. */
  findings: string | null
  rolled_back_at: number | null
  rolled_back_by: string | null
}
