import type { Role } from '../access/roles.js'

/** A line of the navigation that all pages have. */
export interface NavigationEntry {
  readonly href: string
  readonly text: string
  /** The lower, the further to the front. */
  readonly place: number
  /** Stands at the foot of pages, beside the configuration: it is looked for by few. */
  readonly isFoot?: true
}

/** One page, as a room says it. */
export interface Page {
  readonly title: string
  /** `href` of the entry of the navigation that it belongs to; `null`: to none. */
  readonly at: string | null
  /** Pages above it, the outermost first. */
  readonly crumbs?: readonly Crumb[]
  /** Address of the same as JSON, from which the numbers of this page come; `null`: an answer that has no numbers. */
  readonly twin: string | null
  /** Whether it is asked for again now and then while somebody looks at it. Default: yes. */
  readonly live?: boolean
  /** Whether all who may read it see the same: it is then written once as long as `view` is the same object. Default: no. */
  readonly sameForAll?: boolean
  /** Of the answer; default 200. */
  readonly status?: number
  readonly template: PageTemplate
  /** What the template shows. */
  readonly view: object
}

export interface Crumb {
  readonly text: string
  readonly href: string
}

/** A compiled template of what stands between header and footer. */
export type PageTemplate = (view: object, options: { readonly data: PageData }) => string

/** What every template can name with an `@`. */
export interface PageData {
  /** Whether whoever asks may read: what is here is nobody else's business. */
  readonly known: boolean
  readonly organisation: string
  readonly version: string
  readonly configHash: string
  /** `null`: nobody who has said their name. */
  readonly visitor: Visitor | null
  /** Whether whoever asks may do what a role is needed for: forms that would be refused are not shown. */
  readonly may: (role: Role) => boolean
  /** Goes with every form; `null`: none is asked for. */
  readonly csrf: string | null
  /** Whether there is any way to sign in. */
  readonly offersSignIn: boolean
}

export interface Visitor {
  readonly name: string
  readonly role: Role
  /** Whether they have signed in here, and so can sign out. */
  readonly leaves: boolean
}
