/** How Alertmanager and Plimsoll reach each other. */
export interface AlertmanagerSettings {
  /** Base URLs of all members of the cluster, without a slash at the end; at least one. */
  readonly urls: readonly string[]
  /** How Alertmanager reaches Plimsoll. */
  readonly webhookUrl: string
  /** Path of the file that holds the token which Alertmanager presents; `null`: it presents none. */
  readonly webhookTokenFile: string | null
  /** Folder of the secrets on Alertmanager's machine. */
  readonly secretsDir: string
  readonly defaultReceiver: string
  readonly watchdogReceiver: string | null
}
