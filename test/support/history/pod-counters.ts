import type { Model, Pod, TrueMinute } from './model.js'

// A global costs much inside Jest: see simulate.ts.
const never = Infinity

/** What a pod counts. `good`, `bad` and `quick` are events; a series appears with its first scrape that has something to show. */
interface Count {
  good: number
  bad: number
  quick: number
}

const none = (): Count => ({ good: 0, bad: 0, quick: 0 })

/** A pod's counters as its exporter shows them, and what two neighbouring scrapes of it reveal. */
export class PodCounters {
  readonly pod: Pod
  readonly #model: Model
  #count = none()
  /** Values at the last scrape; `null`: the series did not exist then. */
  #last: { atMs: number; good: number; bad: number | null; quick: number } | null = null
  #restarts: number[]

  constructor(model: Model, pod: Pod) {
    this.#model = model
    this.pod = pod
    this.#restarts = pod.restarts.map((at) => at.getTime()).toSorted((a, b) => a - b)
  }

  lives(atMs: number): boolean {
    return atMs >= this.pod.life.from.getTime() && atMs < this.pod.life.to.getTime()
  }

  event(atMs: number, isBad: boolean, isSlow: boolean): void {
    this.#restartUntil(atMs)
    this.#count[isBad ? 'bad' : 'good']++
    if (!isSlow) this.#count.quick++
  }

  /** Adds to `minute` what this scrape reveals, and returns its lines. */
  scrape(atMs: number, minute: TrueMinute): string {
    this.#restartUntil(atMs)
    const { good, bad, quick } = this.#count
    this.#reveal(atMs, minute)
    this.#last = { atMs, good, bad: bad === 0 ? null : bad, quick }
    const at = (atMs / 1000).toFixed(3)
    const labels = `service="${this.#model.service}",pod="${this.pod.name}",region="${this.pod.region}"`
    // The error series appears with the first error: nothing initialises it.
    const errors = bad === 0 ? '' : `http_requests_total{${labels},code="500"} ${bad} ${at}\n`
    const counts = `http_requests_total{${labels},code="200"} ${good} ${at}\n${errors}`
    if (this.#model.slow === null) return counts
    return (
      counts +
      `http_request_duration_seconds_bucket{${labels},le="0.3"} ${quick} ${at}\n` +
      `http_request_duration_seconds_count{${labels}} ${good + bad} ${at}\n`
    )
  }

  #reveal(atMs: number, minute: TrueMinute): void {
    const last = this.#last
    // Two neighbours share a base window only when they are close.
    if (last === null || atMs - last.atMs > this.#model.scrapeSeconds * 2.5 * 1000) return
    const increase = (now: number, before: number | null) => (before === null ? 0 : now >= before ? now - before : now)
    const { good, bad, quick } = this.#count
    const [seenGood, seenBad] = [increase(good, last.good), increase(bad, last.bad)]
    minute.scrapedEvents += seenGood + seenBad
    minute.scrapedErrors += seenBad
    const all = increase(good + bad, last.good + (last.bad ?? 0))
    minute.scrapedSlow += all - increase(quick, last.quick)
  }

  #restartUntil(atMs: number): void {
    while ((this.#restarts[0] ?? never) <= atMs) {
      this.#restarts.shift()
      this.#count = none()
    }
  }
}
