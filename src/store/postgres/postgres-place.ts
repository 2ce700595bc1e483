/** A database of PostgreSQL, and how it is connected to. */
export interface PostgresPlace {
  /** `postgres://user@host:port/database`, or a folder of sockets as `?host=/run/postgresql`; never with a password. */
  readonly url: string
  /** Read whenever a connection is opened, so that a new password counts from the next one on; `null`: none is asked for. */
  readonly passwordFile: string | null
  /** `null`: plain text. */
  readonly tls: PostgresTls | null
  /** At most so many are open at once, one of which writes; 2 or more. */
  readonly connections: number
  /** Longest time of one statement, in seconds. */
  readonly statementTimeoutSeconds: number
}

/** The certificate of the server is checked, and its name as well. Files are read whenever a connection is opened. */
export interface PostgresTls {
  /** Who signed the certificate of the server; `null`: whom Node trusts. */
  readonly caFile: string | null
  readonly certFile: string | null
  readonly keyFile: string | null
}
