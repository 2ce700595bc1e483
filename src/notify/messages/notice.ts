/** Something that people are told about anything but an incident, ready for every way out of the house. */
export interface Notice {
  /** What happened, for machines: `report.unacknowledged`. */
  readonly type: string
  /** What it is about: all messages about it are one conversation. */
  readonly subject: { readonly kind: string; readonly id: string }
  readonly at: Date
  readonly organisation: string
  readonly tone: 'bad' | 'open' | 'good'
  /** One or two words for the state. */
  readonly status: string
  readonly title: string
  readonly sentence: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly links: readonly { readonly text: string; readonly url: string }[]
  /** Where it comes from, and what to do. */
  readonly footnote: string
  /** Whether it waits for somebody: opens an alert in PagerDuty, else closes it. */
  readonly isOpen: boolean
  /** For machines, as JSON. */
  readonly data: Readonly<Record<string, unknown>>
}
