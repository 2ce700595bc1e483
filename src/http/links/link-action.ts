import type { LinkClaim } from './signed-link.js'

/** Something that a link can do. */
export interface LinkAction {
  /** Of subjects of this kind. */
  readonly kind: string
  readonly action: LinkClaim['action']
  /** What would be done; changes nothing. `null`: there is no such thing any more. */
  describe(id: string, recipient: string): Promise<LinkQuestion | null>
  /** The whole page that it is about, as HTML that needs nothing else; `null`: there is no such thing any more. Absent: there is none. */
  page?(id: string): Promise<string | null>
  /** Does it in the name of the recipient. Doing it again changes nothing. */
  perform(id: string, order: LinkOrder): Promise<void>
}

export interface LinkOrder {
  /** Who acts: the recipient of the link. */
  readonly by: string
  /** From which address it came. */
  readonly from: string
  /** `null`: nothing was said. */
  readonly comment: string | null
}

/** What the page of a link says. */
export interface LinkQuestion {
  /** Whose it is, and what it is about. */
  readonly overline: string
  readonly title: string
  readonly sentences: readonly string[]
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** What the button says: `Acknowledge`; `null`: there is nothing to do. */
  readonly button: string | null
  /** When the recipient has done it, in words; `null`: not yet. */
  readonly done: string | null
}
