import * as z from 'zod'
import { AlertmanagerError } from './alertmanager-error.js'
import { askAlertmanager } from './ask-client.js'

/** A silence that Alertmanager holds. */
export interface HeldSilence {
  readonly id: string
  readonly comment: string
  /** It is over, or was ended: it mutes nothing any more. */
  readonly isExpired: boolean
}

/** What is to be muted: alerts of services, for a while. */
export interface SilenceOrder {
  readonly from: Date
  readonly to: Date
  /** Values of the label `service`, at least one. */
  readonly services: readonly string[]
  readonly createdBy: string
  readonly comment: string
}

/** Silences of all members of a cluster, which tell each other of them. Each rejects with `AlertmanagerError`. */
export interface SilencesClient {
  /** What any of the members holds. Rejects where one does not answer: it may be the one that knows. */
  silences(signal?: AbortSignal): Promise<readonly HeldSilence[]>
  /** @returns the id of the new silence */
  create(order: SilenceOrder, signal?: AbortSignal): Promise<string>
  /** Ends one that is not over. */
  expire(id: string, signal?: AbortSignal): Promise<void>
}

const Silences = z.array(
  z.object({ id: z.string().min(1), comment: z.string(), status: z.object({ state: z.string() }) }),
)
const Created = z.object({ silenceID: z.string().min(1) })

/** @param urls base URLs of all members */
export function createSilencesClient(urls: readonly string[]): SilencesClient {
  return {
    async silences(signal) {
      const answers = await Promise.all(urls.map((url) => silencesOf(url, signal)))
      return [...new Map(answers.flat().map((one) => [one.id, one])).values()]
    },
    create: (order, signal) =>
      firstOf(urls, async (url) => {
        const answer = await askAlertmanager(`${url}/api/v2/silences`, { method: 'POST', body: bodyOf(order), signal })
        return parsed(Created, answer, url).silenceID
      }),
    expire: (id, signal) =>
      firstOf(urls, async (url) => {
        await askAlertmanager(`${url}/api/v2/silence/${encodeURIComponent(id)}`, { method: 'DELETE', signal })
      }),
  }
}

async function silencesOf(url: string, signal: AbortSignal | undefined): Promise<readonly HeldSilence[]> {
  const answer = parsed(Silences, await askAlertmanager(`${url}/api/v2/silences`, { signal }), url)
  return answer.map(({ id, comment, status }) => ({ id, comment, isExpired: status.state === 'expired' }))
}

/** Names of services need no escaping; Alertmanager anchors the expression. */
function bodyOf({ services, createdBy, comment, from, to }: SilenceOrder): object {
  const isRegex = services.length > 1
  return {
    matchers: [{ name: 'service', value: services.join('|'), isRegex, isEqual: true }],
    ...{ startsAt: from.toISOString(), endsAt: to.toISOString(), createdBy, comment },
  }
}

/** The first member that answers does it, and tells the others. */
async function firstOf<T>(urls: readonly string[], work: (url: string) => Promise<T>): Promise<T> {
  let failure: unknown = new Error('there is no Alertmanager')
  for (const url of urls) {
    try {
      return await work(url)
    } catch (error) {
      if (!(error instanceof AlertmanagerError)) throw error
      failure = error
    }
  }
  throw failure
}

function parsed<T extends z.ZodType>(schema: T, answer: unknown, url: string): z.output<T> {
  const read = schema.safeParse(answer)
  if (read.success) return read.data
  const said = `${url} does not answer as an Alertmanager does`
  throw new AlertmanagerError('alertmanager_malformed', said, { cause: read.error })
}
