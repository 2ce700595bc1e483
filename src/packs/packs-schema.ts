import * as z from 'zod'
import { blackboxSchema } from './blackbox/blackbox-schema.js'
import { hostSchema } from './host/host-schema.js'
import { httpSchema } from './http/http-schema.js'
import { kubernetesSchema } from './kubernetes/kubernetes-schema.js'
import { postgresSchema } from './postgres/postgres-schema.js'

/** Packs of ready-made alerts; one that is not named is off. */
export const packsSchema = z
  .strictObject({
    host: hostSchema.optional(),
    postgres: postgresSchema.optional(),
    kubernetes: kubernetesSchema.optional(),
    blackbox: blackboxSchema.optional(),
    http: httpSchema.optional(),
  })
  .prefault({})
  .describe(
    'Packs of ready-made alerts with their thresholds. A pack is on once it is named: `host: {}` takes all defaults.',
  )

export type Packs = z.output<typeof packsSchema>

/** What packs are of the configuration. */
export interface PacksPart {
  /** Ready-made alerts; a pack that is not there is off. */
  readonly packs: Packs
}
