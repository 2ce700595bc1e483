import { findingIn, originOf, type Check, type CheckContext, type Entry } from '../feature/check.js'
import { uniqueInRoot } from '../feature/unique-names.js'
import type { Finding } from '../yaml/finding.js'
import { isRawMap, listAt, mapAt, rawAt, textAt } from '../yaml/raw.js'
import { RECEIVER_KINDS } from './receiver-schema.js'

/** What no single value of receivers shows to be wrong. */
export const receiverChecks: readonly Check[] = [
  uniqueInRoot({ list: 'receivers', each: 'a receiver' }),
  checkForAlertmanager,
]

/** How a receiver is told; `null` where it does not say so, or says several ways. */
export function kindOf(receiver: unknown): (typeof RECEIVER_KINDS)[number] | null {
  const [kind = null, ...more] = RECEIVER_KINDS.filter((one) => isRawMap(rawAt(receiver, one)))
  return more.length === 0 ? kind : null
}

/** How the receiver of a name is told; `null` where there is none of that name, or it does not say so. */
export function kindOfReceiver(root: unknown, name: unknown): (typeof RECEIVER_KINDS)[number] | null {
  return kindOf(listAt(root, 'receivers').find((one) => textAt(one, 'name') === name))
}

/** What Alertmanager needs so that it can tell the receivers. */
function checkForAlertmanager(context: CheckContext): Finding[] {
  if (!isRawMap(rawAt(context.root.value, 'alertmanager'))) return []
  return [...withoutServer(context), ...toldInTeams(context), ...sameSecretName(context)]
}

/** Alertmanager sends mail by the server under `email`. */
function withoutServer(context: CheckContext): Finding[] {
  const root = context.root.value
  if (rawAt(root, 'email') !== undefined) return []
  return toldByAlertmanager(root).flatMap((entry) => {
    const name = textAt(entry.container, entry.key)
    if (name === null || kindOfReceiver(root, name) !== 'email') return []
    const message = `${name} is told by mail, but there is no \`email\``
    const hint = 'add `email: { smtp: smtps://mail.example.com:465, from: plimsoll@example.com }`'
    return [findingIn(context, entry, { message, hint })]
  })
}

/** Where a receiver is named whom Alertmanager tells. */
function toldByAlertmanager(root: unknown) {
  return [
    ...['default_receiver', 'watchdog_receiver'].map((key) => ({ container: mapAt(root, 'alertmanager'), key })),
    ...listAt(root, 'teams').flatMap((team) =>
      ['page', 'ticket'].map((key) => ({ container: mapAt(team, 'receivers'), key })),
    ),
  ]
}

/** Versions of Alertmanager before 0.28 refuse a file that knows workflows of Teams. */
function toldInTeams(context: CheckContext): Finding[] {
  return toldByAlertmanager(context.root.value).flatMap((entry) => {
    const name = textAt(entry.container, entry.key)
    if (name === null || kindOfReceiver(context.root.value, name) !== 'teams') return []
    const message = `${name} is told in Microsoft Teams, which Alertmanager cannot do in all versions`
    const hint = 'name it in a step of an `escalation_policy`, which Plimsoll tells, and another receiver here'
    return [findingIn(context, entry, { message, hint })]
  })
}

/** Secrets lie in one folder on Alertmanager's machine, so names of files must differ. */
function sameSecretName(context: CheckContext): Finding[] {
  const first = new Map<string, { readonly path: string; readonly at: Entry }>()
  return secretFiles(context.root.value).flatMap((at) => {
    const path = textAt(at.container, String(at.key)) ?? ''
    const name = path.slice(path.lastIndexOf('/') + 1)
    const before = first.get(name)
    if (before === undefined) first.set(name, { path, at })
    if (before === undefined || before.path === path) return []
    const { file, line } = originOf(context, before.at.container, before.at.key)
    const message = `another secret's file is called ${name} too, at ${file}:${line}: Alertmanager finds all in one folder`
    return [findingIn(context, at, { message, hint: 'give one of the two files another name' })]
  })
}

function secretFiles(root: unknown): Entry[] {
  const maps = [
    mapAt(root, 'alertmanager'),
    mapAt(root, 'email'),
    ...listAt(root, 'receivers').flatMap((one) => (isRawMap(one) ? Object.values(one) : [])),
  ]
  return maps.flatMap((container) =>
    isRawMap(container)
      ? Object.keys(container)
          .filter((key) => key.endsWith('_file') && textAt(container, key) !== null)
          .map((key) => ({ container, key }))
      : [],
  )
}
