import * as z from 'zod'
import { instant } from '../../shared/answer-fields.js'
import type { BackupRun } from './backup-run.js'
import type { ConfiguredTarget, PingDirectory } from './ping-targets-store.js'

/** A run, as the API says it. */
export const runAnswer = z
  .strictObject({
    rid: z.string().nullable().describe('By which its pings know each other; null: they carry none.'),
    outcome: z
      .enum(['running', 'success', 'fail', 'abandoned', 'log'])
      .describe('`abandoned`: another run began before its end was heard; `log`: nothing but a text came.'),
    startedAt: instant.nullable().describe('Null: nobody said when it began.'),
    endedAt: instant.nullable().describe('Null: nobody said that it ended.'),
    heardAt: instant.describe('When the newest ping about it came in.'),
    pointAt: instant.nullable().describe('As old as the data that it saved; null: it saved none.'),
    durationSeconds: z.number().min(0).nullable().describe('From start to end, where both are known.'),
    exitStatus: z.int().nullable().describe('Null: none was given.'),
    sizeBytes: z.number().min(0).nullable().describe('Of what was backed up; null: it was not said.'),
    excerpt: z
      .string()
      .nullable()
      .describe('First 10 kB of what was sent with it; null: nothing, or it is gone by now.'),
  })
  .meta({ id: 'BackupRun', description: 'One run of a backup, as pings told of it.' })

export const runsAnswer = z.strictObject({ runs: z.array(runAnswer).describe('Its runs, the newest of them first.') })

export type RunAnswer = z.output<typeof runAnswer>

/** Writes a run. */
export function toRunAnswer(run: BackupRun): RunAnswer {
  const { startedAt, endedAt, excerpt } = run
  const isWhole = startedAt !== null && endedAt !== null
  return {
    rid: run.rid,
    outcome: run.outcome,
    startedAt: written(startedAt),
    endedAt: written(endedAt),
    heardAt: run.heardAt.toISOString(),
    pointAt: written(run.pointAt),
    durationSeconds: isWhole ? Math.max(0, endedAt.getTime() - startedAt.getTime()) / 1000 : null,
    exitStatus: run.exitStatus,
    sizeBytes: run.sizeBytes,
    excerpt: excerpt === null ? null : new TextDecoder().decode(excerpt),
  }
}

function written(at: Date | null): string | null {
  return at?.toISOString() ?? null
}

const addressAnswer = z
  .strictObject({
    service: z.string(),
    environment: z.string().nullable(),
    dataset: z.string(),
    url: z.string().describe('Where its pings go. Who knows it can claim a fresh backup.'),
    slugUrl: z.string().nullable().describe('The same by the key of all datasets; null: two datasets have that slug.'),
  })
  .meta({ id: 'PingAddress', description: 'Where pings of a dataset go.' })

export const addressesAnswer = z.strictObject({ addresses: z.array(addressAnswer) })

export type AddressesAnswer = z.output<typeof addressesAnswer>

/** Writes where pings go. `base` is how the daemon is reached. */
export function toAddresses({ all, bySlug, key }: PingDirectory, base: string): AddressesAnswer {
  const at = base.replace(/\/+$/, '')
  return {
    addresses: all.map(({ target, dataset }: ConfiguredTarget) => {
      const { service, name, environment } = dataset
      const slug = `${service}-${name}`
      const isAlone = bySlug.get(slug)?.length === 1
      return {
        ...{ service, environment, dataset: name },
        url: `${at}/ping/${target.secret}`,
        slugUrl: isAlone ? `${at}/ping/${key}/${slug}` : null,
      }
    }),
  }
}
