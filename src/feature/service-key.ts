import type { z } from 'zod'
import type { PrometheusSource } from '../prometheus/source.js'
import { isRawMap, type RawMap } from '../yaml/raw.js'

/** URLs for people, placeholders already filled in. Keys: runbook, dashboard, logs, traces, repository. */
export type Links = Readonly<Partial<Record<'runbook' | 'dashboard' | 'logs' | 'traces' | 'repository', string>>>

/** What every part of one service needs to know of it. */
export interface ServiceContext {
  readonly service: string
  /** Former name of the service, whose history goes on; `null`: it has had none. */
  readonly renamedFrom: string | null
  readonly environment: string | null
  /** The Prometheus that has its metrics. */
  readonly source: PrometheusSource
  /** Of the organisation: where a part names none of its own. */
  readonly timezone: string
  /** Labels on everything that alerts for it: its own, team and tier. */
  readonly serviceLabels: Readonly<Record<string, string>>
  /** Its links with their placeholders filled; `slo` is '' for the service as a whole. */
  readonly links: (slo: string) => Links
}

/**
 * A key of service files that one feature owns: what may be written under it, and what that becomes.
 *
 * @typeParam Schema of the value after templates are merged in and placeholders filled
 * @typeParam Part what it adds to a service
 */
export interface ServiceKey<Schema extends z.ZodType, Part extends object> {
  /** With a default, because a service file need not have the key. */
  readonly schema: Schema
  /** What a person may write, where a template can supply the rest; default: what `schema` says. */
  readonly written?: z.ZodType
  /** Templates that its entries may `use`. */
  readonly templates?: EntryTemplates
  /** Ready-made entries, of which a person writes only what differs. */
  readonly presets?: EntryPresets
  /** Placeholders are filled in within its entries, `$slo` with what this makes of an entry; default: they stay as they are. */
  readonly fills?: (entry: unknown) => string
  /** PromQL within an entry: it is checked against versions, and named where a Prometheus refuses it. */
  readonly queries?: (entry: unknown) => readonly WrittenText[]
  /** What people would miss if it was gone, and as what they know it. */
  readonly parts?: { readonly kind: string; readonly of: (part: Part) => readonly NamedPart[] }
  /** Turns the checked value into the domain's terms. */
  readonly resolve: (value: z.output<Schema>, context: ServiceContext) => Part
}

/** Parts of entries that stand once in the root file, for all entries that name them. */
export interface EntryTemplates {
  /** Key of the root file under which they stand by name. */
  readonly key: string
  /** What a person writes there. */
  readonly schema: z.ZodType
  /** Keys of which the map under a name can have only one: giving another one than the template replaces the template's. */
  readonly rivals?: ReadonlyMap<string, readonly string[]>
}

/** Ready-made entries that are part of the program. */
export interface EntryPresets {
  /** Key of an entry that names the one under it. */
  readonly key: string
  /** What a person would write for each, by its name. */
  readonly entries: ReadonlyMap<string, RawMap>
  /** Keys of which the map under a name can have only one: giving another one than the preset replaces the preset's. */
  readonly rivals?: ReadonlyMap<string, readonly string[]>
}

/** A text of a file, by the map and key at which it stands. */
export interface WrittenText {
  readonly container: unknown
  readonly key: string
  readonly text: string
}

/** Something that a service has by name. */
export interface NamedPart {
  readonly name: string
  /** Former name, under which it is not missed; `null`: it has had none. */
  readonly renamedFrom?: string | null
}

/** All texts under any of some keys in a map and in the maps within it, before anything of it is checked. */
export function textsUnder(container: unknown, keys: ReadonlySet<string>): WrittenText[] {
  if (!isRawMap(container)) return []
  return Object.entries(container).flatMap(([key, value]) => {
    if (typeof value === 'string') return keys.has(key) ? [{ container, key, text: value }] : []
    return textsUnder(value, keys)
  })
}

/** Keys of service files by name, whatever they hold. */
export type ServiceKeys = Readonly<Record<string, AnyServiceKey>>

/** `never`: what it takes is what the key's own schema and `resolve` make. */
interface AnyServiceKey extends Pick<
  ServiceKey<z.ZodType, object>,
  'schema' | 'written' | 'templates' | 'presets' | 'fills' | 'queries'
> {
  readonly resolve: (value: never, context: ServiceContext) => object
  readonly parts?: { readonly kind: string; readonly of: (part: never) => readonly NamedPart[] }
}
