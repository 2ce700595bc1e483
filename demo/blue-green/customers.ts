import { get as httpGet } from 'node:http'

/** How one order was answered. */
export interface AnsweredOrder {
  /** Version of the shop that answered; `null`: nobody did, or nginx for it. */
  readonly version: string | null
  readonly isError: boolean
}

export interface CustomersOrder {
  /** Where they order. */
  readonly url: string
  /** How many of them there are in a second, now. */
  readonly perSecond: () => number
  /** Whether orders fail now, whatever version takes them. */
  readonly isBroken: () => boolean
  readonly onAnswer: (answer: AnsweredOrder) => void
}

const LONGEST_MS = 10_000
const VERSION = /^v\d+$/

/**
 * Sends orders as customers do, evenly, whether the ones before are answered or not.
 *
 * @returns ends it, and waits for those that are under way
 */
export function sendCustomers({ url, perSecond, isBroken, onAnswer }: CustomersOrder): () => Promise<void> {
  const underWay = new Set<Promise<void>>()
  let timer: NodeJS.Timeout
  const next = () => {
    const order = sendOrder(url, isBroken()).then((answer) => {
      underWay.delete(order)
      onAnswer(answer)
    })
    underWay.add(order)
    timer = setTimeout(next, 1000 / perSecond())
  }
  timer = setTimeout(next, 1000 / perSecond())
  return async () => {
    clearTimeout(timer)
    await Promise.all(underWay)
  }
}

/** On a connection of its own: one that is kept may be closed by a switch while something is sent on it. */
function sendOrder(url: string, isBroken: boolean): Promise<AnsweredOrder> {
  const nobody = { version: null, isError: true }
  return new Promise((resolve) => {
    const headers = isBroken ? { 'x-fault': 'abort' } : {}
    const asked = httpGet(url, { agent: false, headers, timeout: LONGEST_MS }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => (text += part))
      answer.on('error', () => {
        resolve(nobody)
      })
      answer.on('end', () => {
        resolve({ version: VERSION.test(text) ? text : null, isError: answer.statusCode !== 200 })
      })
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => {
      resolve(nobody)
    })
  })
}
