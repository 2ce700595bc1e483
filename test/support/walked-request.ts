/** A request that a child sends from somewhere else. */
export interface WalkedRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** As forms are sent. */
  readonly form?: Readonly<Record<string, string>>
}

/** What came back. */
export interface WalkedAnswer {
  /** 0: nobody answered. */
  readonly status: number
  /** What a browser sends from then on. */
  readonly cookie: string
  /** What the forms of the page carry; '' where it has none. */
  readonly csrf: string
}
