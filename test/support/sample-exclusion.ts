import type { StatedExclusion } from '../../src/sla/stated-exclusion.js'
import type { ExclusionTerms } from '../../src/sla/terms.js'

/** Planned maintenance of the service checkout, announced and of the configuration, with what a test changes. */
export function sampleExclusion(changes: Partial<StatedExclusion> = {}): StatedExclusion {
  return {
    ...{ id: null, name: 'patching', kind: 'scheduled_maintenance', isMaintenance: true },
    ...{ from: new Date('2026-03-10T01:00:00Z'), to: new Date('2026-03-10T03:00:00Z') },
    ...{ announced: new Date('2026-01-01T00:00:00Z'), recorded: null, author: null, reason: null, evidence: null },
    scope: [{ service: 'checkout', agreement: null }],
    ...changes,
  }
}

/** What a decision on planned maintenance of the configuration says besides time and window. */
export const ofConfiguration: Pick<StatedExclusion, 'id' | 'kind' | 'recorded' | 'author' | 'evidence'> = {
  ...{ id: null, kind: 'scheduled_maintenance', recorded: null, author: null, evidence: null },
}

/** A contract that excludes planned maintenance, as long as nothing else is said without notice or cap. */
export function maintenanceTerms({
  noticeSeconds = null,
  cap = null,
}: Partial<Pick<ExclusionTerms, 'cap'>> & { readonly noticeSeconds?: number | null } = {}): readonly ExclusionTerms[] {
  const minNotice = noticeSeconds === null ? null : { seconds: noticeSeconds }
  return [{ kind: 'scheduled_maintenance', minNotice, cap }]
}
