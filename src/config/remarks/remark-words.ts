import type { Slo } from '../../slo/slo.js'
import type { Service } from '../../service/service.js'

export function slosOf(services: readonly Service[]): Slo[] {
  return services.flatMap(({ slos }) => slos)
}

/** Of an SLO or a dataset. */
export function subjectOf({ service, name }: { readonly service: string; readonly name: string }): string {
  return `${service}/${name}`
}

export function percent(ratio: number): number {
  return Number((ratio * 100).toPrecision(10))
}
