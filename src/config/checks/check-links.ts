import type { Finding } from '../finding.js'
import { suggestName } from '../../shared/nearest-name.js'
import { mapAt } from '../raw.js'
import { findingIn } from './check-context.js'
import type { CheckContext } from './check-context.js'

/** `$start` and `$end` are for pages about a stretch of time; alerts leave them as they are. */
const KNOWN = ['service', 'slo', 'environment', 'start', 'end']

/** A `$name` in a link that nobody fills in would reach people as it is. */
export function checkLinks(context: CheckContext): Finding[] {
  return context.services.flatMap(({ value }) => {
    const links = mapAt(value, 'links')
    return Object.entries(links).flatMap(([key, url]) => {
      const unknown = typeof url === 'string' ? unknownPlaceholder(url) : null
      if (unknown === null) return []
      const suggestion = suggestName(unknown, KNOWN, '').replace(/^did you mean /, 'did you mean $')
      const hint = `${suggestion} ($$ stands for a plain $)`
      return [findingIn(context, { container: links, key }, { message: `unknown placeholder $${unknown}`, hint })]
    })
  })
}

function unknownPlaceholder(url: string): string | null {
  const names = [...url.matchAll(/\$\$|\$([A-Za-z_]\w*)/g)].flatMap(([, name]) => name ?? [])
  return names.find((name) => !KNOWN.includes(name)) ?? null
}
