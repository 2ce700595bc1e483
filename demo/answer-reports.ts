import { simpleParser } from 'mailparser'
import { until } from './processes/child.js'
import { runPlimsoll } from './stack/plimsoll-process.js'
import type { Stack } from './stack/start-stack.js'

/** Time for the daemon to notice that nobody has answered, and to tell of it: both look every few seconds. */
const TOLD_WITHIN_MS = 90_000
/** Time for a mail to arrive that was put into the outbox. */
const SENT_WITHIN_MS = 60_000

/**
 * Acknowledges the report of last month as somebody does who clicks the link in the mail, makes the customer's report, which waits until
 * leadership approves it by a link, and waits until leadership is told that the customer has not acknowledged it.
 *
 * @returns what the records of both reports say
 */
export async function answerReports(stack: Stack, period: string): Promise<string> {
  const { messages, env, configFile } = stack
  const plimsoll = (...args: string[]) => runPlimsoll(['--config', configFile, ...args], { ...env })
  const arrived = (head: RegExp) => messages.find((raw) => head.test(raw.toString()))
  const question = await linkIn(messages[0], /^(http\S+\/link\/\S+)$/m)
  await clickLink(question, { comment: 'Seen in the demo.', done: 'You acknowledged it' })
  await plimsoll('report', '--name', 'acme', '--period', period)
  const isAsked = () => arrived(/^subject: report .*waits for approval/im) !== undefined
  await until('leadership hears that a report waits', isAsked, { timeoutMs: SENT_WITHIN_MS, everyMs: 250 })
  if (arrived(TO_CUSTOMER) !== undefined) throw new Error('the customer got a report that nobody has approved')
  const approval = await linkIn(arrived(/^subject: report .*waits for approval/im), /Approve it: (\S+)/)
  await clickLink(approval, { comment: 'Approved in the demo.', done: 'approved it on' })
  await until('the customer has it', () => arrived(TO_CUSTOMER) !== undefined, { timeoutMs: SENT_WITHIN_MS })
  const isTold = () => arrived(/^subject: report .*not acknowledged/im) !== undefined
  await until('leadership hears that nobody has acknowledged', isTold, { timeoutMs: TOLD_WITHIN_MS, everyMs: 500 })
  return recordsOf(plimsoll)
}

const TO_CUSTOMER = /^to: .*sla@acme\.example/im

async function recordsOf(plimsoll: (...args: string[]) => Promise<string>): Promise<string> {
  const numbers = (await plimsoll('report', 'list')).match(/^\d{4}-\d{6}/gm) ?? []
  const records: string[] = []
  for (const number of new Set(numbers)) records.push(await plimsoll('report', 'show', number))
  return records.join('\n')
}

async function linkIn(raw: Buffer | undefined, pattern: RegExp): Promise<string> {
  const { text } = await simpleParser(raw ?? '', { skipImageLinks: true })
  const link = pattern.exec(text ?? '')?.[1]
  if (link === undefined) throw new Error(`a mail about a report has no link to answer: ${text ?? ''}`)
  return link
}

/** What a browser does: shows the page, then sends its form. */
async function clickLink(
  link: string,
  { comment, done }: { readonly comment: string; readonly done: string },
): Promise<void> {
  const page = await fetch(link)
  const text = await page.text()
  if (!page.ok || !text.includes('<form method="post">')) throw new Error(`the link shows no form: ${text}`)
  const headers = { origin: new URL(link).origin }
  const answer = await fetch(link, { method: 'POST', headers, body: new URLSearchParams({ comment }) })
  if (!(await answer.text()).includes(done)) throw new Error(`the form was not taken: ${answer.status}`)
}
