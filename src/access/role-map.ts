import { ROLES, type Role } from './roles.js'

/** Which groups of somebody else's directory have which role here. */
export type RoleMap = Readonly<Partial<Record<Role, readonly string[]>>>

/** Stands for everybody who is signed in, whatever their groups. */
export const EVERYBODY = '*'

/** From what includes most to what includes least. */
const STRONGEST_FIRST = [...ROLES].reverse()

/** What somebody of these groups may do; `null`: they are in none that has a role. Who has several has the strongest. */
export function roleOf(groups: readonly string[], roles: RoleMap): Role | null {
  const has = (role: Role) => (roles[role] ?? []).some((group) => group === EVERYBODY || groups.includes(group))
  return STRONGEST_FIRST.find(has) ?? null
}

/** Why somebody has no role, for them to read. */
export function noRoleSentence(groups: readonly string[], roles: RoleMap): string {
  const wanted = STRONGEST_FIRST.flatMap((role) => (roles[role] ?? []).map((group) => `${group} (${role})`))
  const seen = groups.length === 0 ? 'no group of yours was seen' : `seen were ${groups.join(', ')}`
  return `none of your groups has a role here: ${seen}; a role have ${wanted.join(', ')}`
}
