import { PAGERDUTY_OK, SLACK_OK, startStandIn, type ReceivedRequest, type StandIn } from './stand-in-server.js'
import { receivedPage } from './received-page.js'

/** PagerDuty, Slack and the dead man's switch in one stand-in: it keeps what it gets, and shows it on `/`. */
export async function startStandIns(
  options: { readonly host?: string; readonly port?: number } = {},
): Promise<StandIn> {
  const standIn: StandIn = await startStandIn({ ...options, answer: (request) => answer(request, standIn) })
  return standIn
}

function answer({ path }: ReceivedRequest, standIn: StandIn) {
  if (path.startsWith('/pagerduty')) return PAGERDUTY_OK
  if (path.startsWith('/slack')) return SLACK_OK
  if (path !== '/') return { status: 200, body: 'ok' }
  return { status: 200, body: receivedPage(standIn.requests), headers: { 'content-type': 'text/html; charset=utf-8' } }
}
