import type { RoleMap } from './role-map.js'

/** A proxy that has signed people in before it passes on what they ask. */
export interface ProxySettings {
  /** Addresses and networks from which it comes; whoever else says so is not believed. */
  readonly from: readonly string[]
  /** Of who asks; in lower case. */
  readonly userHeader: string
  /** Of their groups, with commas between; in lower case. */
  readonly groupsHeader: string
  readonly roles: RoleMap
}
