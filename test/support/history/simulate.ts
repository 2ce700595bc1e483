import type { Interval } from '../../../src/calendar/interval.js'
import { emptyMinute, type Model, type TrueMinute, type Truth } from './model.js'
import { PodCounters } from './pod-counters.js'
import { createRandom } from './random.js'

// Ten million times: inside Jest every look at a global such as Math goes through its sandbox and costs ten times the work itself.
const { floor, log } = Math
const never = Infinity

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const CHUNK_CHARACTERS = 1 << 18

/** Rates per minute of the model: events per ms, and the share of them that fails. */
interface Weather {
  readonly perMs: number
  readonly errorShare: number
}

/**
 * Draws every event of the model and yields the scrapes as OpenMetrics text, in order of time, in portions: nothing is held but the truth,
 * which the generator returns at its end.
 */
export function* simulate(model: Model): Generator<string, Truth> {
  const random = createRandom(model.seed)
  const pods = model.pods.map((pod) => new PodCounters(model, pod))
  const [from, to] = [model.interval.from.getTime(), model.interval.to.getTime()]
  const minutes = Array.from({ length: Math.ceil((to - from) / MINUTE_MS) }, emptyMinute)
  const scrapes = scrapeTimes(model, pods, createRandom(model.seed + 1))
  const runningAt = createRoster(pods)
  let text = ''
  let scrape = scrapes.next()
  for (const event of events(model, random)) {
    for (; scrape.done !== true && scrape.value.atMs <= event.atMs; scrape = scrapes.next()) {
      text += take(scrape.value, minutes, from)
    }
    if (text.length > CHUNK_CHARACTERS) {
      yield text
      text = ''
    }
    const running = runningAt(event.atMs)
    const pod = running[floor(random() * running.length)]
    if (pod !== undefined) happen(event, pod, minutes[floor((event.atMs - from) / MINUTE_MS)])
  }
  yield text
  return { interval: model.interval, minutes }
}

/** Which pods live at an instant; asked in order of time, ten million times, so it looks only when a life begins or ends. */
function createRoster(pods: readonly PodCounters[]): (atMs: number) => readonly PodCounters[] {
  const changes = pods.flatMap(({ pod }) => [pod.life.from.getTime(), pod.life.to.getTime()]).toSorted((a, b) => a - b)
  let running: readonly PodCounters[] = []
  return (atMs) => {
    if ((changes[0] ?? never) > atMs) return running
    while ((changes[0] ?? never) <= atMs) changes.shift()
    running = pods.filter((pod) => pod.lives(atMs))
    return running
  }
}

interface Event {
  readonly atMs: number
  readonly isBad: boolean
  readonly isSlow: boolean
}

function happen({ atMs, isBad, isSlow }: Event, pod: PodCounters, minute: TrueMinute | undefined): void {
  pod.event(atMs, isBad, isSlow)
  if (minute === undefined) return
  minute.events++
  if (isBad) minute.errors++
  if (isSlow) minute.slow++
}

function take(scrape: Scrape, minutes: readonly TrueMinute[], from: number): string {
  const minute = minutes[floor((scrape.atMs - from) / MINUTE_MS)]
  if (minute === undefined) return ''
  minute.scrapes++
  return scrape.pod.scrape(scrape.atMs, minute)
}

function* events(model: Model, random: () => number): Generator<Event> {
  const [from, to] = [model.interval.from.getTime(), model.interval.to.getTime()]
  const everyMs = (model.weatherSeconds ?? 60) * 1000
  const slow = model.slow ?? 0
  let atMs = from
  let looked = -1
  let weather: Weather = { perMs: 0, errorShare: 0 }
  for (;;) {
    const now = floor((atMs - from) / everyMs)
    if (now !== looked) weather = weatherAt(model, atMs)
    looked = now
    if (weather.perMs === 0) {
      atMs = from + (now + 1) * everyMs
      if (atMs >= to) return
      continue
    }
    atMs += -log(1 - random()) / weather.perMs
    if (atMs >= to) return
    yield { atMs, isBad: random() < weather.errorShare, isSlow: random() < slow }
  }
}

function weatherAt(model: Model, atMs: number): Weather {
  const day = 1 + 0.7 * Math.cos(((atMs % DAY_MS) / DAY_MS - 19 / 24) * 2 * Math.PI)
  const perMs = at(model.idle, atMs) === undefined ? (model.eventsPerSecond * day) / 1000 : 0
  const ordinary = atMs < (model.firstErrors?.getTime() ?? 0) ? 0 : model.ordinaryErrors
  const errorShare = at(model.incidents, atMs)?.share ?? ordinary
  const burst = at(model.bursts, atMs)
  if (burst === undefined) return { perMs, errorShare }
  const more = burst.eventsPerSecond / 1000
  return { perMs: perMs + more, errorShare: (perMs * errorShare + more * burst.share) / (perMs + more) }
}

/** The first of `intervals` that holds an instant. */
function at<T extends Interval>(intervals: readonly T[] = [], atMs: number): T | undefined {
  return intervals.find(({ from, to }) => from.getTime() <= atMs && atMs < to.getTime())
}

interface Scrape {
  readonly atMs: number
  readonly pod: PodCounters
}

/** Scrapes of all pods in order of time. Each pod has its own phase. */
function* scrapeTimes(model: Model, pods: readonly PodCounters[], random: () => number): Generator<Scrape> {
  const stepMs = model.scrapeSeconds * 1000
  const start = floor(model.interval.from.getTime() / stepMs) * stepMs + model.phaseSeconds * 1000
  for (let round = start; round < model.interval.to.getTime(); round += stepMs) {
    for (const [index, pod] of pods.entries()) {
      // Phases lie further apart than the jitter reaches, so that the order holds.
      const phase = (stepMs / (pods.length + 1)) * index
      const atMs = Math.round(round + phase + (random() * 2 - 1) * model.jitterSeconds * 1000)
      if (pod.lives(atMs) && !isWithin(model, atMs)) yield { atMs, pod }
    }
  }
}

function isWithin({ gaps }: Model, atMs: number): boolean {
  return at(gaps, atMs) !== undefined
}
