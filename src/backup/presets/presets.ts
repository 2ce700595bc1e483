import { clusters } from './clusters.js'
import { databases } from './databases.js'
import { files } from './files.js'
import type { BackupPreset } from './preset.js'

/**
 * Tools by the name under which a dataset names them. Two of which people ask are not among them: Amazon RDS and Proxmox VE say whether backups
 * are on, and not when there was one.
 */
export const backupPresets: ReadonlyMap<string, BackupPreset> = new Map(
  Object.entries({ ...databases, ...files, ...clusters }),
)
