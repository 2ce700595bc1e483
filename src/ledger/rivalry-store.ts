import type { Transaction } from '../store/database.js'
import { remembered, renderRivalries, type Rivalry } from './rivalry.js'
import type { Target } from './target.js'

/** A stretch that goes on is written again after so much more of it: the day that it is remembered for does not hang on a minute. */
const WRITTEN_EVERY_MS = 600_000

/** Remembers stretches of several series, so that a restart does not take the one for the whole while the other is silent. */
export async function keepRivalries(
  db: Transaction,
  table: 'objective' | 'dataset',
  { targets, rivalries }: Told,
): Promise<void> {
  for (const target of targets) {
    const told = rivalries.get(target.id)
    if (told === undefined || ![...told].some(([group, one]) => isNews(target.rivalries[group], one))) continue
    const all = Object.fromEntries([...told].map(([group, one]) => [group, remembered(target.rivalries[group], one)]))
    await db
      .updateTable(table)
      .set({ rivalries: renderRivalries({ ...target.rivalries, ...all }) })
      .where('id', '=', target.id)
      .execute()
  }
}

interface Told {
  readonly targets: readonly Target[]
  readonly rivalries: ReadonlyMap<number, ReadonlyMap<string, Rivalry>>
}

function isNews(before: Rivalry | undefined, told: Rivalry): boolean {
  const after = remembered(before, told)
  if (before === undefined || after.from < before.from || after.to >= before.to + WRITTEN_EVERY_MS) return true
  return after.labels.length > before.labels.length
}
