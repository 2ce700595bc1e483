import type { Config } from '../config.js'
import type { Contact, Team } from '../../service/service.js'
import type { Remark } from '../../feature/remark.js'

const DAY_MS = 86_400_000
const CONTACT_DAYS = 90

/** A page that only one kind of channel carries is lost with it. Counts whom the escalation policy tells, too. */
export function singleChannels(config: Config): Remark[] {
  const { alertmanager, teams, services } = config
  if (alertmanager === null) return []
  const owning = new Set(services.flatMap(({ team, slos }) => (slos.length === 0 ? [] : [team])))
  return teams.flatMap((team) => {
    const kinds = kindsTold(config, team, team.receivers.page ?? alertmanager.defaultReceiver)
    if (!owning.has(team.name) || kinds.size > 1) return []
    const [kind = 'nothing'] = kinds
    return [
      {
        rule: 'single-channel',
        subject: team.name,
        message: `its pages go out by ${kind} alone`,
        hint: 'give it an `escalation_policy` that tells somebody another way: when the channel fails, so does the page',
      },
    ]
  })
}

function kindsTold({ receivers, escalationPolicies }: Config, { escalationPolicy }: Team, page: string): Set<string> {
  const policy = escalationPolicies.find(({ name }) => name === escalationPolicy)
  const told = new Set([page, ...(policy?.steps.flatMap(({ notify }) => notify) ?? [])])
  return new Set(receivers.filter(({ name }) => told.has(name)).map(({ kind }) => kind))
}

/** Numbers change hands; whoever calls one in the night should reach somebody. */
export function staleContacts({ teams }: Config, now: Date): Remark[] {
  return teams.flatMap((team) =>
    team.contacts.flatMap((contact) => {
      const message = staleness(contact, now)
      if (message === null) return []
      const hint = 'make sure that it is right, and write the day under `verified`'
      return [{ rule: 'stale-contact', subject: `${team.name}/${contact.name}`, message, hint }]
    }),
  )
}

function staleness({ verified }: Contact, now: Date): string | null {
  if (verified === null) return 'nobody says when this contact was last verified'
  const days = Math.floor((now.getTime() - verified.getTime()) / DAY_MS)
  return days > CONTACT_DAYS ? `this contact was last verified ${days} days ago` : null
}
