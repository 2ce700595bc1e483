import type { Check, CheckContext } from '../../feature/check.js'
import { FILLED, unknownPlaceholders } from '../../feature/placeholders.js'
import { features } from '../../features.js'
import type { Finding } from '../../yaml/finding.js'
import { mapAt } from '../../yaml/raw.js'
import { checkPrometheus } from './check-prometheus.js'
import { checkReferences } from './check-references.js'
import { uniqueNames } from './check-unique-names.js'
import { checkVersions } from './check-versions.js'

/** What is about the root file and the frame of a service, and what crosses features; everything else is said by the features. */
const ACROSS: readonly Check[] = [...uniqueNames, checkReferences, checkLinks, checkPrometheus, checkVersions]

/** Everything that no single value shows to be wrong. */
export function checkAll(context: CheckContext): Finding[] {
  return [...ACROSS, ...features.flatMap(({ checks = [] }) => checks)].flatMap((check) => check(context))
}

/** `$start` and `$end` are for pages about a stretch of time; alerts leave them as they are. */
function checkLinks(context: CheckContext): Finding[] {
  const allowed = { known: [...FILLED, 'start', 'end'], note: '$$ stands for a plain $' }
  return context.services.flatMap(({ value }) => unknownPlaceholders(context, mapAt(value, 'links'), allowed))
}
