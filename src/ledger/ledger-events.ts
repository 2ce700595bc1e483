import * as z from 'zod'
import type { EventOf } from '../event/domain-event.js'

/** What the ledger tells of. */
export const ledgerEvents = {
  history_filled: {
    subject: 'service',
    data: z.object({
      /** SLOs, or datasets. */
      names: z.array(z.string()),
      /** Hours (their beginnings, RFC 3339, UTC) with the minutes of each that were unknown and are known now, summed over the names. */
      hours: z.array(z.object({ hour: z.iso.datetime(), minutes: z.number() })),
    }),
  },
} as const

export type LedgerEvent = EventOf<typeof ledgerEvents>
