import type { Finding } from '../../yaml/finding.js'
import { isRawMap, listAt, mapAt, rawAt, textAt } from '../../yaml/raw.js'
import { findingIn, originOf } from '../../feature/check.js'
import type { CheckContext } from '../../feature/check.js'
import { kindOfReceiver } from './receiver-kinds.js'

/** What Alertmanager needs so that it can tell the receivers. */
export function checkReceivers(context: CheckContext): Finding[] {
  if (!isRawMap(rawAt(context.root.value, 'alertmanager'))) return []
  return [...withoutServer(context), ...sameSecretName(context)]
}

interface Entry {
  readonly container: unknown
  readonly key: string
}

/** Alertmanager sends mail by the server under `email`. */
function withoutServer(context: CheckContext): Finding[] {
  const root = context.root.value
  if (rawAt(root, 'email') !== undefined) return []
  const told = [
    ...['default_receiver', 'watchdog_receiver'].map((key) => ({ container: mapAt(root, 'alertmanager'), key })),
    ...listAt(root, 'teams').flatMap((team) =>
      ['page', 'ticket'].map((key) => ({ container: mapAt(team, 'receivers'), key })),
    ),
  ]
  return told.flatMap((entry: Entry) => {
    const name = textAt(entry.container, entry.key)
    if (name === null || kindOfReceiver(root, name) !== 'email') return []
    const message = `${name} is told by mail, but there is no \`email\``
    const hint = 'add `email: { smtp: smtps://mail.example.com:465, from: plimsoll@example.com }`'
    return [findingIn(context, entry, { message, hint })]
  })
}

/** Secrets lie in one folder on Alertmanager's machine, so names of files must differ. */
function sameSecretName(context: CheckContext): Finding[] {
  const first = new Map<string, { readonly path: string; readonly at: Entry }>()
  return secretFiles(context.root.value).flatMap((at) => {
    const path = textAt(at.container, at.key) ?? ''
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
