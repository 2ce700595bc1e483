/** A request that a child sends from somewhere else. */
export interface WalkedRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}
