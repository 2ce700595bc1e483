import type { RemarkKind } from '../../feature/remark.js'
import type { Contact, Team } from '../../service/service.js'
import { formatDuration } from '../../shared/duration.js'
import type { Config } from '../config.js'

const noRunbook: RemarkKind<Config> = {
  rule: 'no-runbook',
  meaning: 'a service has alerts and no runbook',
  mend: '`links.runbook`, or `server.external_url`, so that alerts lead to the runbook that Plimsoll makes',
  find: ({ services, server }) =>
    (server.externalUrl === null ? services : [])
      .filter(({ links, slos, datasets }) => links.runbook === undefined && slos.length + datasets.length > 0)
      .map(({ name }) => ({
        subject: name,
        message: 'its alerts have no runbook link',
        hint: 'add `links: { runbook: https://… }`, or `server.external_url`, so that they lead to the runbooks that Plimsoll makes: whoever is paged needs to know what to do',
      })),
}

/** Recovery in time must come before the damage that cannot be made good. */
const lateRecovery: RemarkKind<Config> = {
  rule: 'late-recovery',
  meaning: 'the RTO is not shorter than the maximum tolerable downtime',
  mend: 'lower `targets.rto`',
  find: ({ services }) =>
    services
      .filter(({ targets }) => targets.mtdSeconds !== null && targets.rtoSeconds >= targets.mtdSeconds)
      .map(({ name, targets }) => ({
        subject: name,
        message: `its RTO of ${formatDuration(targets.rtoSeconds)} leaves no time before the maximum tolerable downtime of ${formatDuration(targets.mtdSeconds ?? 0)}`,
        hint: 'aim for an `rto` well below `mtd`: what goes wrong in a recovery needs time too',
      })),
}

/** A page that only one kind of channel carries is lost with it. Counts whom the escalation policy tells, too. */
const singleChannel: RemarkKind<Config> = {
  rule: 'single-channel',
  meaning: 'pages of a team go out by one kind of channel',
  mend: '`escalation_policy` with another kind',
  find: (config) => {
    const { alertmanager, teams, services } = config
    if (alertmanager === null) return []
    const owning = new Set(services.flatMap(({ team, slos }) => (slos.length === 0 ? [] : [team])))
    return teams.flatMap((team) => {
      const kinds = kindsTold(config, team, team.receivers.page ?? alertmanager.defaultReceiver)
      if (!owning.has(team.name) || kinds.size > 1) return []
      const [kind = 'nothing'] = kinds
      const message = `its pages go out by ${kind} alone`
      const hint =
        'give it an `escalation_policy` that tells somebody another way: when the channel fails, so does the page'
      return [{ subject: team.name, message, hint }]
    })
  },
}

const CONTACT_DAYS = 90

/** Numbers change hands; whoever calls one in the night should reach somebody. */
const staleContact: RemarkKind<Config> = {
  rule: 'stale-contact',
  meaning: `nobody has verified a contact for ${CONTACT_DAYS} days`,
  mend: 'verify it, and write the day',
  find: ({ teams }, now) =>
    teams.flatMap((team) =>
      team.contacts.flatMap((contact) => {
        const message = staleness(contact, now)
        if (message === null) return []
        const hint = 'make sure that it is right, and write the day under `verified`'
        return [{ subject: `${team.name}/${contact.name}`, message, hint }]
      }),
    ),
}

export const serviceRemarks: readonly RemarkKind<Config>[] = [noRunbook, lateRecovery, singleChannel, staleContact]

function kindsTold({ receivers, escalationPolicies }: Config, { escalationPolicy }: Team, page: string): Set<string> {
  const policy = escalationPolicies.find(({ name }) => name === escalationPolicy)
  const told = new Set([page, ...(policy?.steps.flatMap(({ notify }) => notify) ?? [])])
  return new Set(receivers.filter(({ name }) => told.has(name)).map(({ kind }) => kind))
}

const DAY_MS = 86_400_000

function staleness({ verified }: Contact, now: Date): string | null {
  if (verified === null) return 'nobody says when this contact was last verified'
  const days = Math.floor((now.getTime() - verified.getTime()) / DAY_MS)
  return days > CONTACT_DAYS ? `this contact was last verified ${days} days ago` : null
}
