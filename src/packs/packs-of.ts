import { blackboxPack } from './blackbox/blackbox-pack.js'
import { hostPack } from './host/host-pack.js'
import { httpPack } from './http/http-pack.js'
import { kubernetesPack } from './kubernetes/kubernetes-pack.js'
import type { Pack } from './pack.js'
import type { Packs } from './packs-schema.js'
import { postgresPack } from './postgres/postgres-pack.js'

/** The packs that are on, in the order in which they stand in files. */
export function packsOf({ host, postgres, kubernetes, blackbox, http }: Packs): readonly Pack[] {
  return [
    host && hostPack(host),
    postgres && postgresPack(postgres),
    kubernetes && kubernetesPack(kubernetes),
    blackbox && blackboxPack(blackbox),
    http && httpPack(http),
  ].filter((pack) => pack !== undefined)
}
