/** How paths of the files become absolute. */
export interface Places {
  /** Secrets and certificates: relative to the folder of the root file. */
  secret(path: string): string
  /** The database: relative to the folder of the root file, so that every command finds the same one. */
  data(path: string): string
}
