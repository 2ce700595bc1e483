import { agreementHref } from '../../sla/agreement-href.js'

/** Which agreement, and which period of it; without one the newest. */
export interface AgreementPlace {
  readonly service: string
  readonly name: string
  readonly period?: string
}

/** `/agreements/checkout/enterprise/2026-10`. */
export function agreementAddress(place: AgreementPlace): string {
  const newest = agreementHref(place.service, place.name)
  return place.period === undefined ? newest : `${newest}/${encodeURIComponent(place.period)}`
}

/** The same as JSON. */
export function agreementTwin(place: AgreementPlace): string {
  return `/api/v1${agreementAddress(place)}`
}
