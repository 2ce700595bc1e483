import type { ServiceKeys } from '../feature/service-key.js'
import { features, type ListedFeatures } from '../features.js'

/** Several types as one that is all of them. */
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never

/** The keys of service files that features own, each with its type. */
export type OwnedServiceKeys = Together<
  Extract<ListedFeatures[number], { readonly serviceKeys: unknown }>['serviceKeys']
>

/** What they add to a service. */
export type OwnedServiceParts = Together<ReturnType<OwnedServiceKeys[keyof OwnedServiceKeys]['resolve']>>

/** The keys of service files that features own, in the order of the features. */
export const serviceKeys: ServiceKeys & OwnedServiceKeys = Object.assign(
  {},
  ...features.map((feature) => feature.serviceKeys ?? {}),
) as OwnedServiceKeys
