/** By `checkout/enterprise`, as people call an agreement. */
export function byName<One>(all: readonly One[], nameOf: (one: One) => string): ReadonlyMap<string, One> {
  return new Map(all.map((one) => [nameOf(one), one]))
}

/** An agreement itself, or what is kept of one. */
type Named = { readonly service: string } & ({ readonly name: string } | { readonly agreement: string })

export function agreementName(one: Named): string {
  return `${one.service}/${'agreement' in one ? one.agreement : one.name}`
}
