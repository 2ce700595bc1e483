/** Tables of `signin/`. Instants are Unix seconds (UTC). */
export interface SessionTables {
  session: SessionTable
}

/** Who is signed in. One row per session; one that has ended has none. */
export interface SessionTable {
  /** As it stands in lists. */
  id: string
  /** Of the secret in the cookie. */
  digest: string
  /** Who acts. */
  name: string
  role: string
  how: 'token' | 'oidc'
  /** Whose it is, so that all sessions of a person can be ended: names need not be unique. */
  person: string
  /** Of the token that it was begun with, to be checked with the secret of the cookie; `null`: with none. */
  proof: string | null
  /** What is known of the provider, as JSON; `null`: there is none. */
  provider: string | null
  started_at: number
  used_at: number
  /** From where it was begun. */
  address: string
  /** Which browser said it was. */
  agent: string
}
