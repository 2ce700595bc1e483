import * as z from 'zod'
import { instant, written } from '../shared/answer-fields.js'
import { dependencyGraph, type DependingService } from './dependency-graph.js'
import type { EmergencyPackSettings } from './emergency-key.js'
import type { PackRecord } from './pack-record-store.js'

export const packAnswer = z
  .strictObject({
    folder: z.string().nullable().describe('Where its files are put; null: it is made by hand alone.'),
    encrypted: z.boolean().describe('Whether its files are encrypted.'),
    madeAt: instant.nullable().describe('When it was last made by itself; null: never.'),
    configHash: z.string().nullable().describe('SHA-256 of the configuration it was made of; null: it was never made.'),
    files: z
      .array(z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.number().int().min(0) }))
      .describe('The files as they were put there.'),
  })
  .meta({ id: 'EmergencyPack', description: 'The emergency pack that is made by itself.' })

export function toPackAnswer(settings: EmergencyPackSettings | null, record: PackRecord | null) {
  const { madeAt, configHash, files } = record ?? { madeAt: null, configHash: null, files: [] }
  const { folder, recipients } = settings ?? { folder: null, recipients: [] }
  return written({ folder, encrypted: recipients.length > 0, madeAt, configHash, files: [...files] })
}

export const dependenciesAnswer = z
  .strictObject({
    services: z.array(
      z.strictObject({
        name: z.string(),
        dependsOn: z.array(z.string()).describe('Services that it cannot work without.'),
      }),
    ),
    order: z
      .array(z.array(z.string()))
      .describe('In which order services are brought back: each step needs only those before it.'),
    circles: z.array(z.array(z.string())).describe('Services that need each other in a circle.'),
  })
  .meta({ id: 'Dependencies', description: 'What cannot work without what.' })

export type DependenciesAnswer = z.output<typeof dependenciesAnswer>

export function toDependenciesAnswer(services: readonly DependingService[]): DependenciesAnswer {
  const { order, circles } = dependencyGraph(services)
  return {
    services: services.map(({ name, dependsOn }) => ({ name, dependsOn: [...dependsOn] })),
    order: order.map((step) => [...step]),
    circles: circles.map((circle) => [...circle]),
  }
}
