import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { monthOf, previousMonth } from '../../src/calendar/month.js'
import { shopIncidents } from './incidents.js'
import { createShop, type Shop } from './shop.js'

const STEP_MS = 15_000
/** Scrapes are never aligned with minutes. */
const PHASE_MS = 4_321

export interface HistoryOrder {
  readonly file: string
  readonly now: Date
  /** Zone in which months begin. */
  readonly zone: string
  /** Told how far it is, now and then. */
  readonly note: (text: string) => void
}

/**
 * Writes what scrapes of the shop would have seen every 15 s since the first of the previous month, as OpenMetrics.
 *
 * @returns the shop as it stands at `now`, ready to go on in real time
 */
export async function writeShopHistory({ file, now, zone, note }: HistoryOrder): Promise<Shop> {
  const from = previousMonth(monthOf(now, zone)).interval.from
  const shop = createShop(from, shopIncidents(now, zone))
  const output = createWriteStream(file, { highWaterMark: 1 << 20 })
  const total = now.getTime() - from.getTime()
  let lines: string[] = []
  for (let time = from.getTime() + PHASE_MS; time <= now.getTime(); time += STEP_MS) {
    shop.advance(new Date(time))
    for (const [series, value] of shop.values()) lines.push(`${labelled(series)} ${value} ${time / 1000}`)
    if (lines.length < 20_000) continue
    if (!output.write(lines.join('\n') + '\n')) await once(output, 'drain')
    lines = []
    note(`${Math.round(((time - from.getTime()) / total) * 100)} %`)
  }
  output.end(lines.join('\n') + '\n# EOF\n')
  await finished(output)
  return shop
}

/** Live scrapes carry job and instance: history gets the same, so that it is one series with what follows. */
function labelled(series: string): string {
  return series.replace('{', '{job="shop",instance="shop",')
}
