/** A service as strangers see it: nothing of it is shown that is not written here for them. */
export interface ShownService {
  /** Stable name for programs, such as `shop`: nothing of the house follows from it. */
  readonly id: string
  /** In plain words. */
  readonly name: string
  /** Heading under which it stands; `null`: none. */
  readonly group: string | null
  /** A sentence below its name; `null`: none. */
  readonly description: string | null
  /** Name of the service within the house: never shown. */
  readonly service: string
  /** Whose measured days are shown; `null`: its only one that is not grouped. Never shown. */
  readonly slo: string | null
}

/** What strangers are shown. */
export interface StatusPage {
  readonly title: string
  /** Where they find somebody, `https:` or `mailto:`; `null`: nowhere. */
  readonly contact: string | null
  /** Zone of days and times. */
  readonly timezone: string
  readonly historyDays: number
  /** What planned work is called there, by the name of its window; `null`: no planned work is shown. */
  readonly maintenance: { readonly titles: Readonly<Record<string, string>> } | null
  /** In the order of the page. */
  readonly services: readonly ShownService[]
}

/** What the status page is of the configuration. */
export interface StatusPagePart {
  /** `null`: there is none. */
  readonly statusPage: StatusPage | null
}
