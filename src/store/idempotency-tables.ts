/** Tables of `http/idempotency`. Instants are Unix milliseconds (UTC). */
export interface IdempotencyTables {
  kept_answer: KeptAnswerTable
}

/** What a request with an `Idempotency-Key` was answered. */
export interface KeptAnswerTable {
  /** Whose key it is. */
  caller: string
  key: string
  /** SHA-256 of the request, hex. */
  digest: string
  status: number
  /** Content type. */
  type: string
  body: string
  at: number
}
