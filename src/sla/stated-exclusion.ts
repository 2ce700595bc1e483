import type { Interval } from '../calendar/interval.js'
import type { Agreement } from './agreement.js'
import type { ExclusionKind } from './terms.js'

/** A stretch of time of which somebody says that it does not count: what that comes to, the agreement decides. Whole, not cut. */
export interface StatedExclusion extends Interval {
  /** Number of what was entered while the daemon ran; `null`: it stands in the configuration. */
  readonly id: number | null
  /** By which people call it: `patching`, or `force majeure #12`. */
  readonly name: string
  readonly kind: ExclusionKind
  /** Planned work, which mutes alerts; else it only is no matter of the agreement. */
  readonly isMaintenance: boolean
  /** When those concerned were told; `null`: nobody says. */
  readonly announced: Date | null
  /** When it was entered, by our clock; never takes the place of `announced`. `null`: it stands in the configuration. */
  readonly recorded: Date | null
  /** `null`: the configuration names nobody. */
  readonly author: string | null
  readonly reason: string | null
  /** A link or a text. */
  readonly evidence: string | null
  readonly scope: readonly ScopePart[]
}

/** Whom it concerns: an agreement, or everything that was promised for a service. */
export interface ScopePart {
  readonly service: string
  /** Name of one agreement; `null`: all of the service. */
  readonly agreement: string | null
}

/** Everything that was said not to count, whoever said it where. */
export interface ExclusionReader {
  /** What lies in a stretch of time, also in part; by beginning, then by name. Without what was withdrawn. */
  read(span: Interval): Promise<readonly StatedExclusion[]>
}

/** Whether it is said of an agreement. */
export function concerns(
  { scope }: { readonly scope: readonly ScopePart[] },
  one: Pick<Agreement, 'service' | 'name'>,
): boolean {
  return scope.some(
    ({ service, agreement }) => service === one.service && (agreement === null || agreement === one.name),
  )
}

/** By beginning, then by name. */
export function byBeginning(a: Interval & { readonly name: string }, b: Interval & { readonly name: string }): number {
  return a.from.getTime() - b.from.getTime() || a.to.getTime() - b.to.getTime() || a.name.localeCompare(b.name, 'en')
}
