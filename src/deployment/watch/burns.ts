/** A page on an error budget that burns. */
export interface Burn {
  readonly service: string
  /** `null`: the service has none. */
  readonly environment: string | null
  readonly slo: string
  /** When the alert began to fire. */
  readonly at: Date
}

/** Those who know of alerts. */
export interface BurnReader {
  /** Pages of some services that began at an instant or later, in no order. */
  begunSince(
    services: readonly { readonly name: string; readonly environment: string | null }[],
    since: Date,
  ): Promise<readonly Burn[]>
}

/** The first page of an objective from an instant on; `null`: there was none. */
export function firstBurn(burns: readonly Burn[], of: Omit<Burn, 'at'>, from: Date): Date | null {
  const own = burns.filter(
    (burn) =>
      burn.service === of.service && burn.environment === of.environment && burn.slo === of.slo && burn.at >= from,
  )
  return own.map(({ at }) => at).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}
