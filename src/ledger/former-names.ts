/** A name in a service, with what both were called before. */
export interface Renamed {
  readonly service: string
  readonly name: string
  readonly renamedFrom: string | null
  readonly serviceRenamedFrom: string | null
}

/**
 * Under which names the history of something may lie that has none under its present one, the likeliest first: its own former name, the
 * former name of its service, both.
 */
export function formerNamesOf({ service, name, renamedFrom, serviceRenamedFrom }: Renamed) {
  const names = renamedFrom === null ? [name] : [name, renamedFrom]
  const services = serviceRenamedFrom === null ? [service] : [service, serviceRenamedFrom]
  return services.flatMap((one) => names.map((other) => ({ service: one, name: other }))).slice(1)
}
