import { simpleParser } from 'mailparser'
import { until } from './processes/child.js'
import { runPlimsoll } from './stack/plimsoll-process.js'
import type { Stack } from './stack/start-stack.js'

/** Time for the daemon to notice that nobody has answered, and to tell of it: both look every few seconds. */
const TOLD_WITHIN_MS = 90_000

/**
 * Acknowledges the report of last month as somebody does who clicks the link in the mail, sends the customer's report, and waits until
 * leadership is told that nobody has acknowledged that one.
 *
 * @returns what the records of both reports say
 */
export async function answerReports(stack: Stack, period: string): Promise<string> {
  const { messages, env, configFile } = stack
  const plimsoll = (...args: string[]) => runPlimsoll(['--config', configFile, ...args], { ...env })
  await clickLink(await linkIn(messages[0]), 'Seen in the demo.')
  await plimsoll('report', '--name', 'acme', '--period', period)
  const isTold = () => messages.some((raw) => /^subject: report .*not acknowledged/im.test(raw.toString()))
  await until('leadership hears that nobody has acknowledged', isTold, { timeoutMs: TOLD_WITHIN_MS, everyMs: 500 })
  const numbers = (await plimsoll('report', 'list')).match(/^\d{4}-\d{6}/gm) ?? []
  const records: string[] = []
  for (const number of new Set(numbers)) records.push(await plimsoll('report', 'show', number))
  return records.join('\n')
}

async function linkIn(raw: Buffer | undefined): Promise<string> {
  const { text } = await simpleParser(raw ?? '', { skipImageLinks: true })
  const link = /^http\S+\/link\/\S+$/m.exec(text ?? '')?.[0]
  if (link === undefined) throw new Error('the mail of the report has no link to acknowledge it')
  return link
}

/** What a browser does: shows the page, then sends its form. */
async function clickLink(link: string, comment: string): Promise<void> {
  const page = await fetch(link)
  const text = await page.text()
  if (!page.ok || !text.includes('<form method="post">')) throw new Error(`the link shows no form: ${text}`)
  const headers = { origin: new URL(link).origin }
  const answer = await fetch(link, { method: 'POST', headers, body: new URLSearchParams({ comment }) })
  if (!(await answer.text()).includes('You acknowledged it'))
    throw new Error(`the form was not taken: ${answer.status}`)
}
