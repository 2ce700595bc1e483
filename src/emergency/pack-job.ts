import { createHash } from 'node:crypto'
import { byJob } from '../audit/initiator.js'
import type { Clock } from '../shared/clock.js'
import type { Job } from '../shared/job.js'
import type { Steps } from '../shared/steps.js'
import type { Database } from '../store/database.js'
import type { EmergencyPackSettings } from './emergency-key.js'
import { putFiles } from './folder-files.js'
import { gatherPack, type PackParts } from './gather-pack.js'
import { keepPackRecord, readPackRecord } from './pack-record-store.js'
import { late } from '../shared/late.js'

export interface PackJobParts extends PackParts {
  readonly settings: EmergencyPackSettings
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/**
 * Makes the pack on its schedule, and at once where there is none of this configuration: a new contact shall not wait for tomorrow. What is
 * killed in between is made again with the next slot; the files are whole at any time.
 */
export function createPackJob(parts: PackJobParts): Job {
  const { settings, config } = parts
  const ifNew = async () => {
    const newest = await readPackRecord(parts.database)
    if (newest?.configHash !== config.hash || newest.folder !== settings.folder) await makePack(parts)
  }
  return {
    ...{ name: 'emergency-pack', cron: settings.schedule, timezone: config.timezone, missed: { kind: 'newest' } },
    ...{ first: ifNew, resume: ifNew },
    run: () => makePack(parts),
  }
}

/** What draws and encrypts is loaded when a pack is made. */
const composePackFiles = late(async () => (await import('./compose-pack-files.js')).composePackFiles)

async function makePack(parts: PackJobParts): Promise<void> {
  const { settings, database, clock, steps } = parts
  const pack = await gatherPack(parts, clock())
  const files = await composePackFiles(pack, { recipients: settings.recipients, passphrase: null })
  steps('emergency-pack:composed')
  putFiles(settings.folder, files)
  steps('emergency-pack:placed')
  const named = files.map(({ name, content }) => ({
    ...{ name, bytes: content.length },
    sha256: createHash('sha256').update(content).digest('hex'),
  }))
  const record = { madeAt: pack.madeAt, configHash: pack.configHash, folder: settings.folder, files: named }
  await keepPackRecord(database, record, byJob('emergency-pack'))
  steps('emergency-pack:committed')
}
