/** What a token is for: a `viewer` reads, `ingest` delivers, a `responder` answers for incidents, an `admin` steers the daemon. */
export const ROLES = ['viewer', 'ingest', 'responder', 'admin'] as const

export type Role = (typeof ROLES)[number]

/** Whose business a route is. `anyone`: it is asked by who has no token, such as probes, or carries its own secret, such as signed links. */
export type NeededRole = 'anyone' | Role

/** Whether who has one role may do what another one is needed for: each includes `viewer`, `admin` includes all. */
export function covers(held: Role, needed: NeededRole): boolean {
  return needed === 'anyone' || needed === 'viewer' || held === needed || held === 'admin'
}

/** The role that is needed for all of these; `anyone` where there is none. */
export function strictest(needed: readonly NeededRole[]): NeededRole {
  const roles = needed.filter((one) => one !== 'anyone')
  if (roles.length === 0) return 'anyone'
  return roles.find((one) => roles.every((other) => covers(one, other))) ?? 'admin'
}
