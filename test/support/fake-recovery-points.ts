import type { RecoveryPointsReader } from '../../src/backup/dataset.js'

/** A memory of recovery points that never saw any. */
export const noRecoveryPoints: RecoveryPointsReader = {
  newest: () => Promise.resolve(new Map()),
  exposure: () => Promise.resolve(new Map()),
}
