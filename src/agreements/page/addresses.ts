/** Which agreement, and which period of it; without one the newest. */
export interface AgreementPlace {
  readonly service: string
  readonly name: string
  readonly period?: string
}

/** `/agreements/checkout/enterprise/2026-10`. */
export function agreementAddress(place: AgreementPlace): string {
  return `/agreements/${pathOf(place)}`
}

/** The same as JSON. */
export function agreementTwin(place: AgreementPlace): string {
  return `/api/v1/agreements/${pathOf(place)}`
}

function pathOf({ service, name, period }: AgreementPlace): string {
  return [service, name, ...(period === undefined ? [] : [period])].map(encodeURIComponent).join('/')
}
