import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { periodAt, previousPeriod } from '../../src/calendar/period.js'
import { shopIncidents } from './incidents.js'
import { createShop, type Shop } from './shop.js'

const STEP_MS = 15_000
/** Scrapes are never aligned with minutes. */
const PHASE_MS = 4_321
const CHUNK_CHARACTERS = 1 << 18

export interface HistoryOrder {
  readonly file: string
  /** Default: the first of the month before `to`. */
  readonly from?: Date | undefined
  readonly to: Date
  /** Zone in which months begin. */
  readonly zone: string
  /** Told how far it is, now and then. */
  readonly note: (text: string) => void
}

/**
 * Writes what scrapes of the shop would have seen every 15 s, as OpenMetrics.
 *
 * @returns the shop as it stands at `to`, ready to go on in real time
 */
export async function writeShopHistory({ to, zone, ...order }: HistoryOrder): Promise<Shop> {
  const months = { unit: 'month', timezone: zone } as const
  const from = order.from ?? previousPeriod(periodAt(to, months), months).interval.from
  const shop = createShop(from, shopIncidents(to, zone))
  await continueShopHistory(shop, { ...order, from, to })
  return shop
}

/** Lets a shop that stands at `from` work until `to`, and writes down what scrapes would have seen, as `writeShopHistory` does. */
export async function continueShopHistory(
  shop: Shop,
  { file, from, to, note }: Omit<HistoryOrder, 'zone'> & { readonly from: Date },
): Promise<void> {
  const output = createWriteStream(file, { highWaterMark: 1 << 20 })
  const total = to.getTime() - from.getTime()
  let text = ''
  for (let time = from.getTime() + PHASE_MS; time <= to.getTime(); time += STEP_MS) {
    shop.advance(new Date(time))
    const at = ` ${time / 1000}\n`
    for (const [series, value] of shop.values()) text += `${labelled(series)} ${value}${at}`
    if (text.length < CHUNK_CHARACTERS) continue
    if (!output.write(text, 'latin1')) await once(output, 'drain')
    text = ''
    note(`${Math.round(((time - from.getTime()) / total) * 100)} %`)
  }
  output.end(text + '# EOF\n')
  await finished(output)
}

/** Live scrapes carry job and instance: history gets the same, so that it is one series with what follows. */
function labelled(series: string): string {
  return series.replace('{', '{job="shop",instance="shop",')
}
