/** What somebody says to something that waits for it. */
export interface Answer {
  readonly by: string
  readonly at: Date
  /** The way by which it was said. */
  readonly how: 'link' | 'api' | 'cli' | 'page'
  /** `null`: nothing beside. */
  readonly comment: string | null
}
