import { createFuzzRandom } from '../fuzz-config/random.js'
import { readDelivery } from './read-delivery.js'
import { sendDelivery, travelOf } from './send-delivery.js'
import { spoiltDelivery } from './spoil-delivery.js'
import { openWebhookRoom, type WebhookRoom } from './webhook-room.js'

/** What a run of the fuzzer came to. */
export interface WebhookFuzzResult {
  readonly taken: number
  readonly refused: number
  /** Alerts that were kept, and those that were set aside beside them. */
  readonly alerts: number
  readonly setAside: number
  readonly slowestMs: number
  /** One sentence per fault, with the seed that shows it again. */
  readonly faults: readonly string[]
}

/** No answer may take more of the processor: how long it takes is a matter of what else runs. */
const LONGEST_MS = 5000

/** Deliveries to one store: incidents of a service cost more the more there are. */
const PER_ROOM = 50

/** Sends spoilt deliveries, one per seed, to the HTTP server and store of the daemon, and looks at what became of each. */
export async function fuzzWebhooks({ from, count }: { readonly from: number; readonly count: number }) {
  const result = { taken: 0, refused: 0, alerts: 0, setAside: 0, slowestMs: 0, faults: [] as string[] }
  for (let first = from; first < from + count; first += PER_ROOM) {
    const room = await openWebhookRoom()
    try {
      for (let seed = first; seed < Math.min(first + PER_ROOM, from + count); seed += 1)
        await deliver(room, seed, result)
      const faults = await room.faultsOfIncidents()
      result.faults.push(...faults.map((fault) => `seeds ${first} to ${first + PER_ROOM - 1}: ${fault}`))
    } finally {
      await room.close()
    }
  }
  return result as WebhookFuzzResult
}

type Tally = { -readonly [Key in keyof WebhookFuzzResult]: WebhookFuzzResult[Key] } & { faults: string[] }

async function deliver(room: WebhookRoom, seed: number, tally: Tally): Promise<void> {
  const random = createFuzzRandom(seed)
  const text = spoiltDelivery(seed, random)
  const travel = travelOf(text, random)
  const wanted = travel.isJson && !travel.isCut ? readDelivery(text) : null
  // What is answered is repeated, as Alertmanager does while an alert fires.
  for (const turn of travel.isCut ? [1] : [1, 2]) {
    const start = process.cpuUsage()
    const answer = await sendDelivery(room.url, travel).catch((error: unknown) => ({ status: 0, body: String(error) }))
    const tookMs = process.cpuUsage(start).user / 1000
    tally.slowestMs = Math.max(tally.slowestMs, tookMs)
    const kept = await room.newRows()
    const faults = [
      ...(tookMs > LONGEST_MS ? ['more than 5 s of the processor'] : []),
      ...answerFaults(answer, travel.isCut, wanted),
      ...differences(kept, turn === 1 ? wanted : null),
      ...asideFaults(room, kept.setAside, wanted),
      ...room.newLogFaults(),
    ]
    tally.faults.push(...faults.map((fault) => `seed ${seed}, turn ${turn}: ${fault}`))
    tally.alerts += kept.rows.length
    tally.setAside += kept.setAside.length
  }
  if (wanted === null) tally.refused += 1
  else tally.taken += 1
}

type Answer = Awaited<ReturnType<typeof sendDelivery>>
type Wanted = ReturnType<typeof readDelivery>

function answerFaults(answer: Answer, isCut: boolean, wanted: Wanted): readonly string[] {
  // Whoever hangs up hears nothing.
  if (isCut) return []
  const { status, body } = answer ?? { status: 0, body: 'nothing' }
  const said = `${status} ${body.slice(0, 300)}`
  if (wanted !== null)
    return said === `200 {"alerts":${wanted.read}}` ? [] : [`is right, and was answered with ${said}`]
  return status === 400 && body.includes('"bad_request"') ? [] : [`is none, and was answered with ${said}`]
}

function differences(kept: Awaited<ReturnType<WebhookRoom['newRows']>>, wanted: Wanted): readonly string[] {
  const [found, right] = [kept.rows, wanted?.rows ?? []].map((rows) => rows.map((row) => JSON.stringify(row)))
  const lost = right!.filter((row) => !found!.includes(row)).map((row) => `not kept: ${row.slice(0, 300)}`)
  const invented = found!.filter((row) => !right!.includes(row)).map((row) => `kept: ${row.slice(0, 300)}`)
  const twice = found!.length > right!.length && invented.length === 0 ? ['kept twice'] : []
  return [...lost, ...invented, ...twice]
}

/** What was set aside before, word for word, is not set aside again. */
function asideFaults(room: WebhookRoom, setAside: readonly string[], wanted: Wanted): readonly string[] {
  const unreadable = wanted?.unreadable ?? []
  const lost = unreadable.filter((body) => !room.isAside(body)).map((body) => `not set aside: ${body.slice(0, 300)}`)
  const wrong = setAside.filter((body) => !unreadable.some((one) => one.startsWith(body)))
  return [...lost, ...wrong.map((body) => `set aside: ${body.slice(0, 300)}`)]
}
