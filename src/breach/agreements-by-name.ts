/** By `checkout/enterprise`, as people call an agreement. */
export function byName<One>(all: readonly One[], nameOf: (one: One) => string): ReadonlyMap<string, One> {
  return new Map(all.map((one) => [nameOf(one), one]))
}

/** Name of an agreement. */
export function agreementName({ service, name }: { readonly service: string; readonly name: string }): string {
  return `${service}/${name}`
}

/** Name of the agreement that something is kept of. */
export function nameOfKept({ service, agreement }: { readonly service: string; readonly agreement: string }): string {
  return `${service}/${agreement}`
}
