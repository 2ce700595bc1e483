import { nameField } from '../shared/fields.js'
import { placed, type Placed } from './build.js'
import { convertLabels } from './foreign-texts.js'
import type { ForeignTexts } from './object-metadata.js'
import type { Texts } from './service-part.js'

/** What the labels of a foreign service become: two of them have keys of their own. */
export interface ServiceLabels {
  readonly labels: Texts
  readonly team: Placed | null
  readonly tier: Placed | null
}

/**
 * Labels of a service. `tier` becomes its tier where it is a digit, `team` its team where there is one of that name; else they are
 * labels as the others.
 *
 * @param teams names of the teams in the root file
 */
export function convertServiceLabels(entries: ForeignTexts, teams: ReadonlySet<string>): ServiceLabels {
  const team = entries.find(([name, { typed }]) => name === 'team' && isTeam(typed, teams))
  const tier = entries.find(([name, { typed }]) => name === 'tier' && /^\d$/.test(typed))
  return {
    labels: convertLabels(entries.filter((one) => one !== team && one !== tier)),
    team: asText(team),
    tier: tier === undefined ? null : placed(Number(tier[1].text()), tier[1]),
  }
}

function asText(entry: ForeignTexts[number] | undefined): Placed | null {
  return entry === undefined ? null : placed(entry[1].text(), entry[1])
}

function isTeam(text: string, teams: ReadonlySet<string>): boolean {
  return teams.has(text) && nameField.safeParse(text).success
}
