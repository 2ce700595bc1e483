import { byCommand } from '../audit/initiator.js'
import { gatherPack } from '../emergency/gather-pack.js'
import type { Pack } from '../emergency/pack-contents.js'
import { packParts } from '../emergency/runtime.js'
import { createLedger } from '../ledger/create-ledger.js'
import { openByHand, type ByHandParts } from './given-by-hand.js'
import { createPorts } from './ports.js'

export interface PackByHandParts extends ByHandParts {
  /** Of the operating system. */
  readonly user: string
}

/** Gathers what the emergency pack says, beside the daemon or without one, from the same store. */
export async function gatherPackByHand({ user, ...parts }: PackByHandParts): Promise<Pack> {
  const given = await openByHand(parts)
  const { database, clock } = given
  try {
    const ledger = createLedger({ ...given, initiator: byCommand(user) })
    return await gatherPack(packParts(createPorts(given, ledger)), clock())
  } finally {
    await database.close()
  }
}
