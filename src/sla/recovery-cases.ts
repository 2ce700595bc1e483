import type { RecoveryCase } from './contract/contract-input.js'
import type { ServiceIncident } from './service-incident.js'

/** How much data each incident would have lost, by its number; `null`: it is not known. */
export type Losses = ReadonlyMap<number, number | null>

/**
 * Incidents and drills as the method `recovery` asks for them. One that lasts has taken as long as it lasts by now: that can be too long
 * already, and says nothing while it is not.
 *
 * @param rtoSeconds `null`: no time is agreed
 */
export function recoveryCases(
  incidents: readonly ServiceIncident[],
  { losses, now, rtoSeconds }: { readonly losses: Losses; readonly now: Date; readonly rtoSeconds: number | null },
): readonly RecoveryCase[] {
  return incidents.flatMap(({ number, kind, onset, detected, recovered }) => {
    const at = onset ?? detected
    if (at === null) return []
    return [
      {
        name: kind === 'drill' ? `drill #${number}` : `incident #${number}`,
        at,
        recoverySeconds: recoverySeconds(at, { recovered, now, rtoSeconds: rtoSeconds ?? Infinity }),
        lossSeconds: losses.get(number) ?? null,
      },
    ]
  })
}

function recoverySeconds(
  at: Date,
  { recovered, now, rtoSeconds }: { readonly recovered: Date | null; readonly now: Date; readonly rtoSeconds: number },
): number | null {
  const seconds = Math.max(0, ((recovered ?? now).getTime() - at.getTime()) / 1000)
  return recovered !== null || seconds > rtoSeconds ? seconds : null
}
