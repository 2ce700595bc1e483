import type { RootKeys } from '../feature/root-key.js'
import type { ServiceKeys } from '../feature/service-key.js'
import { features, type ListedFeatures } from '../features.js'

/** Several types as one that is all of them. */
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never

type Listed = ListedFeatures[number]

/** The keys of service files that features own, each with its type. */
export type OwnedServiceKeys = Together<Extract<Listed, { readonly serviceKeys: unknown }>['serviceKeys']>

/** The keys of the root file that features own, each with its type. */
export type OwnedRootKeys = Together<Extract<Listed, { readonly rootKeys: unknown }>['rootKeys']>

/** The shape of keys, for a schema of the file in which they stand. */
export type ShapeOf<Keys extends ServiceKeys | RootKeys> = { readonly [Name in keyof Keys]: Keys[Name]['schema'] }

/** What keys add to whatever their file describes. */
export type PartsOf<Keys extends ServiceKeys | RootKeys> = Together<ReturnType<Keys[keyof Keys]['resolve']>>

// Both lists are put together of the very objects whose types are put together above.
export const serviceKeys = Object.assign({}, ...features.map((one) => one.serviceKeys ?? {})) as OwnedServiceKeys &
  ServiceKeys

export const rootKeys = Object.assign({}, ...features.map((one) => one.rootKeys ?? {})) as OwnedRootKeys & RootKeys

/** What the keys of a file come to, which has passed their schemas: each is resolved by its owner. */
export function partsOf<Keys extends ServiceKeys | RootKeys, Context>(
  keys: Readonly<Record<string, { readonly resolve: (value: never, context: Context) => object }>>,
  file: Readonly<Record<string, unknown>>,
  context: Context,
): PartsOf<Keys> {
  // The file has passed the schema of this very key.
  const parts = Object.entries(keys).map(([name, { resolve }]) => resolve(file[name] as never, context))
  return Object.assign({}, ...parts) as PartsOf<Keys>
}
