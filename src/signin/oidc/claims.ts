/** What a provider says of somebody. */
export type Claims = Readonly<Record<string, unknown>>

/** Somebody as a provider knows them. */
export interface Identity {
  /** Unique at the provider, and theirs for ever. */
  readonly subject: string
  readonly name: string
  /** `null`: it says nothing of groups. */
  readonly groups: readonly string[] | null
}

/** Which claims say so. */
export interface ClaimNames {
  readonly groupsClaim: string
  readonly nameClaim: string
}

export function identityOf(claims: Claims, { groupsClaim, nameClaim }: ClaimNames): Identity {
  const subject = textOf(claims['sub']) ?? ''
  const name = textOf(claimOf(claims, nameClaim)) ?? textOf(claims['email']) ?? subject
  return { subject, name, groups: groupsIn(claims, groupsClaim) }
}

/** One group may be said as a text. */
export function groupsIn(claims: Claims, groupsClaim: string): readonly string[] | null {
  const said = claimOf(claims, groupsClaim)
  if (typeof said === 'string') return [said]
  return Array.isArray(said) ? said.filter((one): one is string => typeof one === 'string') : null
}

/** By its name, else by a way through maps, such as `realm_access.roles`. */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((within, key) => {
    const isMap = typeof within === 'object' && within !== null && Object.hasOwn(within, key)
    return isMap ? (within as Claims)[key] : undefined
  }, claims)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
