import { setTimeout as sleep } from 'node:timers/promises'
import { sendAlerts, type SentAlert } from './kills-sender.js'
import { SERVICES, serviceName } from './kills-world.js'

/** Deliveries as several Alertmanagers make them: so many a second, to whoever takes them, the same alerts again and again. */
export interface Flow {
  /** Alerts of deliveries that were answered with 200, each once. */
  answered(): readonly SentAlert[]
  /** Deliveries that were answered with 200. */
  deliveries(): number
  /** How often nothing or something else was answered. */
  unanswered(): number
  /** Sends nothing new any more, and waits until everything is answered. */
  stop(): Promise<void>
}

const ALERTS = 4000
const MOST_AT_ONCE = 32
const TICK_MS = 10
const COMES_AGAIN_MS = 200

/** `urls`: of daemons of which one works at a time; a delivery that it does not take is brought to the next one until one does. */
export function startFlow(urls: readonly string[], perSecond: number): Flow {
  const answered = new Map<string, SentAlert>()
  const underWay = new Set<Promise<void>>()
  let [count, deliveries, unanswered, place, isStopping] = [0, 0, 0, 0, false]
  const deliver = async (alerts: readonly SentAlert[]) => {
    for (let asked = place; !(await sendAlerts(urls[asked] ?? '', alerts)); asked = place) {
      unanswered += 1
      if (asked === place) place = (place + 1) % urls.length
      await sleep(COMES_AGAIN_MS)
    }
    deliveries += 1
    for (const alert of alerts) answered.set(alert.fingerprint, alert)
  }
  const sending = (async () => {
    let due = 0
    while (!isStopping) {
      await sleep(TICK_MS)
      // What could not be sent while nobody answered is not made up for: Alertmanager repeats it at its next interval.
      due = Math.min(due + (perSecond * TICK_MS) / 1000, MOST_AT_ONCE)
      for (; due >= 1 && underWay.size < MOST_AT_ONCE; due -= 1) {
        const one = deliver([alertAt(count++), alertAt(count++)]).finally(() => {
          underWay.delete(one)
        })
        underWay.add(one)
      }
    }
    await Promise.all(underWay)
  })()
  return {
    answered: () => [...answered.values()],
    deliveries: () => deliveries,
    unanswered: () => unanswered,
    stop() {
      isStopping = true
      return sending
    },
  }
}

/** Of the alerts that are told again and again, the one in this turn. */
export function alertAt(index: number): SentAlert {
  const of = index % ALERTS
  return { service: serviceName(of % SERVICES), fingerprint: of.toString(16).padStart(16, '0') }
}
