import { setTimeout as sleep } from 'node:timers/promises'
import { SERVICES, serviceName } from './kills-world.js'

/** An alert as it is known by. */
export interface SentAlert {
  readonly service: string
  readonly fingerprint: string
}

/** Sends deliveries as Alertmanager does: one after the other, and what was not answered again until it is. */
export interface Sender {
  /** Of deliveries that were answered with 200. */
  readonly answered: readonly SentAlert[]
  /** How often nothing or something else was answered. */
  unanswered(): number
  /** Sends nothing new any more, and waits for what is under way. */
  stop(): Promise<void>
}

const PAUSE_MS = 20

export function startSender(url: string): Sender {
  const answered: SentAlert[] = []
  let [count, unanswered, isStopping] = [0, 0, false]
  const sending = (async () => {
    while (!isStopping) {
      const alerts = [nextAlert(count++), nextAlert(count++)]
      while (!(await sendAlerts(url, alerts))) {
        unanswered += 1
        await sleep(PAUSE_MS * 5)
      }
      answered.push(...alerts)
      await sleep(PAUSE_MS)
    }
  })()
  return {
    answered,
    unanswered: () => unanswered,
    stop() {
      isStopping = true
      return sending
    },
  }
}

function nextAlert(index: number): SentAlert {
  return { service: serviceName(index % SERVICES), fingerprint: index.toString(16).padStart(16, '0') }
}

/** Whether a daemon takes a delivery of these alerts. Throws where it refuses it as wrong. */
export async function sendAlerts(url: string, alerts: readonly SentAlert[]): Promise<boolean> {
  const body = JSON.stringify({ version: '4', status: 'firing', receiver: 'plimsoll', alerts: alerts.map(written) })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/webhooks/alertmanager`, {
    ...{ method: 'POST', headers, body },
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null)
  if (answer?.status === 400) throw new Error(`a right delivery was refused: ${await answer.text()}`)
  return answer?.status === 200
}

const BEGAN = new Date(Date.now() - 60_000).toISOString()

function written({ service, fingerprint }: SentAlert): object {
  const labels = { alertname: 'ShardDown', service, environment: 'production', severity: 'page', shard: fingerprint }
  const annotations = { summary: `Shard ${fingerprint} is down` }
  return { status: 'firing', labels, annotations, startsAt: BEGAN, endsAt: '0001-01-01T00:00:00Z', fingerprint }
}
