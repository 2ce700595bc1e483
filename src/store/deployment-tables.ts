/** Tables of `deployment/`. Instants are Unix seconds (UTC). */
export interface DeploymentTables {
  deployment: DeploymentTable
  deployment_course: DeploymentCourseTable
  deployment_delivery: DeploymentDeliveryTable
}

/** One row per deployment, kept for ever. */
export interface DeploymentTable {
  id: string
  service: string
  environment: string | null
  version: string
  strategy: string
  /** Labels of the canary, as JSON; `null`: it is judged by all of the service. */
  canary: string | null
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
  /** When its newest commit was made; `null`: nobody has said. */
  committed_at: number | null
  /** What the tool calls it that has told of it; `null`: it was said by API. */
  origin: string | null
}

/** One row per delivery of a tool, kept for 90 days. */
export interface DeploymentDeliveryTable {
  /** SHA-256 of the body, in hexadecimal digits: what comes again is the same. */
  id: string
  tool: string
  received_at: number
  /** Address of the other end. */
  sender: string
  /** What it was about, in words. */
  subject: string
  outcome: string
  sentence: string
  /** Ids of the deployments that it has begun or changed, as JSON. */
  deployments: string
}

/** One row per deployment that was judged: every look of the guard. */
export interface DeploymentCourseTable {
  deployment_id: string
  /** By objective, as JSON. */
  looks: string
}
