import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { AgreementBreachTable } from '../store/breach-tables.js'
import type { Reader, Transaction } from '../store/database.js'
import { fromUnix, fromUnixOrNull, toUnix } from '../store/unix-time.js'
import type { Breach, BreachPlace } from './breach.js'

const ratio = z.number().nullable()

const Standing = z.object({
  customer: z.string().nullable(),
  objective: z.number(),
  achieved: ratio,
  worst: ratio,
  best: ratio,
  credit: z.object({ ratio: z.number(), amount: z.string().nullable() }).nullable(),
  final: z.boolean(),
})

const Asked = z.array(z.string())

/** Which period of which agreement. */
export type PeriodOfAgreement = Pick<Breach, 'service' | 'agreement' | 'period'>

/** Writes a breach that was found, or found again: then it stands again, in its next round. */
export async function writeFound(transaction: Transaction, breach: Omit<Breach, 'id' | 'round'>): Promise<Breach> {
  const { service, agreement, period, interval, zone, asked, standing, foundAt, isTold } = breach
  const found = {
    period_from: toUnix(interval.from),
    period_to: toUnix(interval.to),
    found_at: toUnix(foundAt),
    told: isTold ? 1 : 0,
    asked: JSON.stringify(asked),
    standing: JSON.stringify(standing),
    lifted_at: null,
  }
  const rows = transaction.insertInto('agreement_breach')
  const row = await rows
    .values({ service, agreement, period, timezone: zone, round: 1, ...found })
    .onConflict((conflict) =>
      conflict
        .columns(['service', 'agreement', 'period'])
        .doUpdateSet((is) => ({ ...found, round: is('agreement_breach.round', '+', 1) })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return toBreach(row)
}

/** Writes down that a breach is none any more. */
export async function writeLifted(transaction: Transaction, { id }: BreachPlace, at: Date): Promise<void> {
  const row = transaction.updateTable('agreement_breach').set({ lifted_at: toUnix(at) })
  await row.where('id', '=', id).execute()
}

/** All that were ever found, newest period first. */
export async function readBreaches(reader: Reader): Promise<readonly Breach[]> {
  const all = reader.selectFrom('agreement_breach').selectAll().orderBy('period_from', 'desc')
  return (await all.orderBy('service').orderBy('agreement').execute()).map(toBreach)
}

/** `null`: it was never found. */
export async function findBreachOf(reader: Reader, of: PeriodOfAgreement): Promise<Breach | null> {
  const all = reader.selectFrom('agreement_breach').selectAll().where('service', '=', of.service)
  const one = all.where('agreement', '=', of.agreement).where('period', '=', of.period)
  const row = await one.executeTakeFirst()
  return row === undefined ? null : toBreach(row)
}

/** As it is now, whichever round is asked for; `null`: there is no such breach, or it has not come to this round. */
export async function findBreach(reader: Reader, { id, round }: BreachPlace): Promise<Breach | null> {
  const one = reader.selectFrom('agreement_breach').selectAll().where('id', '=', id).where('round', '>=', round)
  const row = await one.executeTakeFirst()
  return row === undefined ? null : toBreach(row)
}

function toBreach(row: Selectable<AgreementBreachTable>): Breach {
  const { id, round, service, agreement, period, timezone } = row
  return {
    ...{ id, round, service, agreement, period, zone: timezone },
    interval: { from: fromUnix(row.period_from), to: fromUnix(row.period_to) },
    foundAt: fromUnix(row.found_at),
    isTold: row.told === 1,
    asked: Asked.parse(JSON.parse(row.asked)),
    standing: Standing.parse(JSON.parse(row.standing)),
    liftedAt: fromUnixOrNull(row.lifted_at),
  }
}
