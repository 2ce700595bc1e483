import { deepEqual, isMap, type Plain, type PlainMap } from './plain.js'

/** Where a value stands: names of keys, list positions left out. */
export type Path = readonly string[]

/** Texts that Alertmanager fills in where a receiver says nothing. */
const TEXTS = [
  /^\{\{ template "(slack|pagerduty|email)\.default\.\w+" \. \}\}$/,
  /^\{\{ \.Alerts\.(Firing|Resolved) \| len \}\}$/,
]

/** Settings that Alertmanager fills in, by key; `http_config` may stand anywhere. */
const VALUES: Readonly<Record<string, readonly Plain[]>> = {
  resolve_timeout: ['5m'],
  smtp_hello: ['localhost'],
  hello: ['localhost'],
  smtp_require_tls: [true],
  http_config: [{ follow_redirects: true, enable_http2: true }, { follow_redirects: true }],
  follow_redirects: [true],
  enable_http2: [true],
  tls_config: [{ insecure_skip_verify: false }],
  smtp_tls_config: [{ insecure_skip_verify: false }],
}

/**
 * Whether Alertmanager, not the file, has set a value: a default, or what it copies from `global` into receivers of mail.
 *
 * @param inside the loaded map that holds the value
 * @param global the loaded `global`
 */
export function isFilledIn(
  path: Path,
  value: Plain,
  { inside, global }: { inside: PlainMap; global: PlainMap },
): boolean {
  const key = path.at(-1) ?? ''
  return (
    isEmpty(value) ||
    isDefault(key, value) ||
    isOtherAddress(path) ||
    isOwnName(path, value, inside) ||
    (path.includes('email_configs') && isCopied(path, value, global))
  )
}

function isDefault(key: string, value: Plain): boolean {
  if (typeof value === 'string' && TEXTS.some((text) => text.test(value))) return true
  return VALUES[key]?.some((one) => deepEqual(one, value)) === true
}

/** Addresses of services that a receiver may leave out: every receiver of ours names its own. */
function isOtherAddress(path: Path): boolean {
  const key = path.at(-1) ?? ''
  return key === 'app_url' || (path[0] === 'global' && key.endsWith('_url'))
}

/** Newer ones label each receiver with its name. */
function isOwnName(path: Path, value: Plain, receiver: PlainMap): boolean {
  return path.at(-2) === 'receivers' && path.at(-1) === 'labels' && deepEqual(value, { name: receiver['name'] ?? '' })
}

function isCopied(path: Path, value: Plain, global: PlainMap): boolean {
  const key = path.at(-1) ?? ''
  if (path.at(-2) === 'headers') return key === 'From' || key === 'To'
  return deepEqual(value, global[`smtp_${key}`] ?? null)
}

/** What programs in Go leave out or write as they like: nothing. */
export function isEmpty(value: Plain | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '' || value === '0s')
    return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** A value as a map; an empty one where it is none. */
export function asMap(value: Plain | undefined): PlainMap {
  return value !== undefined && isMap(value) ? value : {}
}
