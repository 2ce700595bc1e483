import { findingIn, type Check, type CheckContext, type Entry } from '../../feature/check.js'
import { elementsAt } from '../../feature/references.js'
import { kindOf, kindOfReceiver } from '../../notify/receiver-checks.js'
import type { Finding } from '../../yaml/finding.js'
import { listAt, mapAt, rawAt, textAt } from '../../yaml/raw.js'

/** Who is told of reports must be told in a way that takes them: by mail, of which there is a server, or by a link, of which is known where it leads. */
export const readerChecks: readonly Check[] = [byPager, missingServer, nowhereToRead]

/** Everybody whom a report names: who gets it, and who approves it. */
function named({ root }: CheckContext): readonly Entry[] {
  const reports = listAt(root.value, 'reports')
  return reports.flatMap((report) => [...elementsAt(report, 'to'), ...elementsAt(report, 'approvers')])
}

function nameAt({ container, key }: Entry): unknown {
  return Array.isArray(container) ? container[Number(key)] : undefined
}

/** A report is nothing that is resolved. */
function byPager(context: CheckContext): Finding[] {
  const root = context.root.value
  const others = listAt(root, 'receivers').flatMap((one) => {
    const kind = kindOf(one)
    return kind === null || kind === 'pagerduty' ? [] : (textAt(one, 'name') ?? [])
  })
  return named(context).flatMap((entry) => {
    if (kindOfReceiver(root, nameAt(entry)) !== 'pagerduty') return []
    const message = `reports go by mail, to Slack and to webhooks, and ${String(nameAt(entry))} is told by pagerduty`
    const hint = `name another receiver (${others.length === 0 ? 'there is none yet' : `there is: ${others.join(', ')}`})`
    return [findingIn(context, entry, { message, hint })]
  })
}

function missingServer(context: CheckContext): Finding[] {
  const root = context.root.value
  if (rawAt(root, 'email') !== undefined) return []
  const others = ['slack', 'teams', 'webhook', 'pagerduty']
  // Of a receiver that says nothing of its kind, mail is what is most likely meant.
  const isMailed = named(context).some((entry) => !others.includes(kindOfReceiver(root, nameAt(entry)) ?? 'email'))
  if (!isMailed) return []
  const message = 'reports are sent by mail, but there is no `email`'
  const hint = 'add `email: { smtp: smtps://mail.example.com:465, from: plimsoll@example.com }`'
  return [findingIn(context, { container: root, key: 'reports' }, { message, hint })]
}

/** Slack and webhooks get what a report comes to, and a link to it. */
function nowhereToRead(context: CheckContext): Finding[] {
  const root = context.root.value
  if (textAt(mapAt(root, 'server'), 'external_url') !== null) return []
  return listAt(root, 'reports').flatMap((report) =>
    elementsAt(report, 'to').flatMap((entry) => {
      const kind = kindOfReceiver(root, nameAt(entry))
      if (kind !== 'slack' && kind !== 'teams' && kind !== 'webhook') return []
      const message = `${String(nameAt(entry))} gets a link to the report, but nobody has said where Plimsoll is reached`
      return [findingIn(context, entry, { message, hint: 'add `server: { external_url: https://slo.example.com }`' })]
    }),
  )
}
