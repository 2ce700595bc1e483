import { randomBytes } from 'node:crypto'
import { recordChange } from '../../audit/audit-store.js'
import type { Initiator } from '../../audit/initiator.js'
import type { Clock } from '../../shared/clock.js'
import type { Database, Reader, Transaction } from '../../store/database.js'
import type { Dataset } from '../dataset.js'
import type { PingTarget } from './ping.js'
import { appendTo } from '../../shared/lists-by.js'

/** A dataset with what pings name it by. */
export interface ConfiguredTarget {
  readonly target: PingTarget
  readonly dataset: Dataset
}

/** Which datasets are told of by pings, and by which secrets. */
export interface PingDirectory {
  readonly all: readonly ConfiguredTarget[]
  readonly bySecret: ReadonlyMap<string, ConfiguredTarget>
  /** Secret in front of a slug. */
  readonly key: string
  /** Datasets by what a ping may call them behind the key: SERVICE-DATASET, and DATASET alone. */
  readonly bySlug: ReadonlyMap<string, readonly ConfiguredTarget[]>
}

export interface PingTargetsParts {
  readonly database: Database
  readonly clock: Clock
  /** Those that are told of by pings. */
  readonly datasets: readonly Dataset[]
}

/** The directory, and what changes it. */
export interface PingTargets {
  /** Registers what is new, once. Rejects when the store fails; the next one who asks tries again. */
  directory(): Promise<PingDirectory>
  /** Gives a dataset another secret: the one it had is worth nothing from then on. */
  renew(target: PingTarget, initiator: Initiator): Promise<PingDirectory>
}

/** 128 bits. */
const SECRET_BYTES = 16
/** As long as those of healthchecks. */
const KEY_BYTES = 16

/** 128 random bits in the form of a UUID, by which clients of healthchecks know an id; all of them are random, unlike those of version 4. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Secrets are kept in the store: whoever can read that file can read all of Plimsoll. */
export function createPingTargets(parts: PingTargetsParts): PingTargets {
  let loaded: Promise<PingDirectory> | null = null
  const directory = () => {
    loaded ??= parts.database.write((transaction) => register(transaction, parts))
    const current = loaded
    current.catch(() => {
      if (loaded === current) loaded = null
    })
    return current
  }
  return {
    directory,
    async renew({ id, service, dataset }, initiator) {
      const object = { kind: 'dataset', id: `${service}/${dataset}` }
      await parts.database.write(async (transaction) => {
        await transaction.updateTable('ping_target').set({ secret: newSecret() }).where('id', '=', id).execute()
        await recordChange(transaction, { initiator, at: parts.clock(), action: 'dataset.renew-ping', object })
      })
      loaded = null
      return directory()
    },
  }
}

async function register(transaction: Transaction, { datasets, clock }: PingTargetsParts): Promise<PingDirectory> {
  const created_at = clock().getTime()
  const known = await readTargets(transaction)
  for (const dataset of datasets) {
    if (known.has(nameOf(dataset))) continue
    const { service, name, environment } = dataset
    const former = formerNames(dataset).flatMap((one) => known.get(one) ?? [])[0]
    if (former === undefined) {
      const row = { environment: environment ?? '', service, dataset: name, secret: newSecret(), created_at }
      await transaction.insertInto('ping_target').values(row).execute()
    } else {
      const renamed = { service, dataset: name }
      await transaction.updateTable('ping_target').set(renamed).where('id', '=', former.id).execute()
    }
  }
  const secret = randomBytes(KEY_BYTES).toString('base64url')
  const keys = transaction.insertInto('ping_key').values({ id: 1, secret, created_at })
  await keys.onConflict((conflict) => conflict.doNothing()).execute()
  const key = await transaction.selectFrom('ping_key').select('secret').executeTakeFirstOrThrow()
  return directoryOf(datasets, await readTargets(transaction), key.secret)
}

function formerNames(dataset: Dataset): string[] {
  const { service, name, renamedFrom, serviceRenamedFrom } = dataset
  const services = [service, ...(serviceRenamedFrom === null ? [] : [serviceRenamedFrom])]
  const names = [name, ...(renamedFrom === null ? [] : [renamedFrom])]
  return services.flatMap((one) => names.map((other) => nameOf({ ...dataset, service: one, name: other })))
}

function nameOf({ environment, service, name }: Pick<Dataset, 'environment' | 'service' | 'name'>): string {
  return [environment ?? '', service, name].join('/')
}

async function readTargets(reader: Reader): Promise<ReadonlyMap<string, PingTarget>> {
  const rows = await reader.selectFrom('ping_target').selectAll().orderBy('id').execute()
  return new Map(
    rows.map(({ id, environment, service, dataset, secret }) => {
      return [[environment, service, dataset].join('/'), { id, environment, service, dataset, secret }]
    }),
  )
}

function directoryOf(
  datasets: readonly Dataset[],
  targets: ReadonlyMap<string, PingTarget>,
  key: string,
): PingDirectory {
  const all = datasets.flatMap((dataset) => {
    const target = targets.get(nameOf(dataset))
    return target === undefined ? [] : [{ target, dataset }]
  })
  const bySlug = new Map<string, ConfiguredTarget[]>()
  for (const one of all) {
    const { service, name } = one.dataset
    for (const slug of [`${service}-${name}`, name]) appendTo(bySlug, slug, one)
  }
  return { all, bySecret: new Map(all.map((one) => [one.target.secret, one])), key, bySlug }
}
