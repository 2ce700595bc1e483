/** By what the run of a ping is known. */
export interface RunName {
  readonly targetId: number
  /** `null`: its pings carry none, and it is the newest such run of its dataset. */
  readonly rid: string | null
}
