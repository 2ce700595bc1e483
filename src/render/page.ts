import type { Section, Tone } from '../document/blocks.js'

/** The head of a paper that looks like somebody's. */
export interface Brand {
  /** Ground of the band at its head; `null`: none. */
  readonly colour: string | null
  /** `null`: none. Sizes in CSS pixels. */
  readonly logo: { readonly address: string; readonly width: number; readonly height: number } | null
}

/** A paper as renderers take it: texts only. */
export interface Page {
  /** Tag of its language, by RFC 5646. */
  readonly language: string
  /** Whose it is. */
  readonly overline: string
  /** What stands for the logo. */
  readonly house: string
  readonly title: string
  readonly lead: {
    readonly tone: Tone
    readonly mark: string
    readonly text: string
    /** `null`: none. */
    readonly more: string | null
  }
  /** What a list of mails shows beside the subject. */
  readonly preheader: string
  /** What it corrects; `null`: nothing. */
  readonly correction: string | null
  /** That it is not the last word; `null`: it is. */
  readonly soFar: string | null
  readonly sections: readonly Section[]
  readonly footer: readonly string[]
}
