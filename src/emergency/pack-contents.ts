import type { Dataset, RecoveryPointsReader } from '../backup/dataset.js'
import type { Block } from '../document/blocks.js'
import type { DrillPart } from '../drill/drill.js'
import { composeRunbook, alertsIn } from '../runbook/compose-runbook.js'
import type { AlertBook, RunbookService, RunbookWorld } from '../runbook/runbook.js'
import type { Targets, Team } from '../service/service.js'

/** What the pack says of a service. */
export interface PackService extends RunbookService {
  readonly tier: number | null
  readonly targets: Targets
}

export interface PackDataset {
  readonly service: string
  readonly name: string
  readonly description: string | null
  /** `null`: nobody says by what it is backed up. */
  readonly tool: string | null
  /** Labels by which it is found among all that the tool backs up. */
  readonly match: Readonly<Record<string, string>>
  /** The newest data point that could be brought back; `null`: none is known. */
  readonly newest: Date | null
  readonly rpoSeconds: number
  /** Name of the drill that brings it back; `null`: there is none. */
  readonly drill: string | null
}

export interface PackDrill {
  readonly service: string
  readonly name: string
  readonly type: string
  readonly description: string | null
  readonly dataset: string | null
  readonly rtoSeconds: number
  /** `null`: it never was. */
  readonly lastPassedAt: Date | null
  /** The newest time that was measured; `null`: none. */
  readonly measuredSeconds: number | null
  readonly steps: readonly { readonly text: string; readonly command: readonly string[] | null }[]
}

export interface PackAlert {
  readonly alert: string
  readonly meaning: string
  readonly steps: readonly string[]
  /** Services, and sets of alerts that belong to none. */
  readonly sets: readonly string[]
  readonly written: readonly { readonly by: string; readonly blocks: readonly Block[] }[]
}

/** Everything that an emergency pack says. */
export interface Pack {
  readonly organisation: string
  readonly zone: string
  readonly version: string
  readonly configHash: string
  readonly madeAt: Date
  readonly services: readonly PackService[]
  readonly teams: readonly Team[]
  readonly escalationPolicies: RunbookWorld['escalationPolicies']
  readonly datasets: readonly PackDataset[]
  readonly drills: readonly PackDrill[]
  readonly alerts: readonly PackAlert[]
  readonly addresses: readonly { readonly what: string; readonly where: string }[]
}

/** What of the configuration the pack is made of. */
export interface PackConfig extends RunbookWorld {
  readonly organisation: string
  readonly timezone: string
  readonly hash: string
  readonly services: readonly (PackService & DrillPart & { readonly datasets: readonly Dataset[] })[]
  readonly prometheus: readonly { readonly name: string; readonly url: string }[]
  readonly alertmanager: { readonly urls: readonly string[] } | null
  readonly server: { readonly externalUrl: string | null }
}

/** Newest recovery points by key of dataset, as `RecoveryPointsReader` tells them. */
export type NewestPoints = Awaited<ReturnType<RecoveryPointsReader['newest']>>

/** The runbooks of all alerts, each alert once. */
export function packAlerts(book: AlertBook, config: PackConfig): readonly PackAlert[] {
  const byName = new Map<string, PackAlert>()
  for (const set of book.sets) {
    for (const alert of alertsIn(set, book, config)) {
      const runbook = composeRunbook({ set, alert }, book, config)
      if (runbook === null) continue
      const { meaning, steps, written } = runbook
      const before = byName.get(alert) ?? { alert, meaning, steps, sets: [], written: [] }
      const own =
        written === null ? [] : [{ by: writtenFor(written.from.services, written.from.owner), blocks: written.blocks }]
      const isNew = own.filter(({ by }) => !before.written.some((one) => one.by === by))
      byName.set(alert, { ...before, sets: [...before.sets, set], written: [...before.written, ...isNew] })
    }
  }
  return [...byName.values()].toSorted((a, b) => Number(a.alert > b.alert) - Number(a.alert < b.alert))
}

function writtenFor(services: readonly string[] | null, owner: string | null): string {
  const whom = services === null ? 'all' : services.join(', ')
  return `Written for ${whom}${owner === null ? '' : ` by ${owner}`}:`
}
