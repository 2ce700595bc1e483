import type { Feature } from '../feature/feature.js'
import type { ServiceKey } from '../feature/service-key.js'
import { gateSchema } from './gate-schema.js'
import type { GatePart } from './gate.js'
import { resolveGate } from './resolve-gate.js'

const gateKey: ServiceKey<typeof gateSchema, GatePart> = {
  schema: gateSchema,
  resolve: (value, context) => ({ gate: resolveGate(value, context) }),
}

/** Whether a release may go out. */
export const gateFeature = {
  name: 'gate',
  serviceKeys: { gate: gateKey },
} satisfies Feature<GatePart>
