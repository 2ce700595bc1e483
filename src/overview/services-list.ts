import * as z from 'zod'
import { defineList, type FiltersOf } from '../http/lists/list.js'
import type { BadgeTone } from '../page/helpers.js'
import type { Service } from '../service/service.js'
import { rankOf, type PartStanding, type Standing } from './standing.js'

/** A service as lists of everything know it. */
export type ListedService = Pick<
  Service,
  'name' | 'description' | 'team' | 'tier' | 'environment' | 'dependsOn' | 'links'
>

/** The list of services, by name. */
export const servicesList = defineList({
  name: 'services',
  key: z.tuple([z.string()]),
  filters: {
    q: z.string().max(200).default('').describe('Part of the name, of the description or of the team.'),
    team: z.string().default('').describe('Name of the team; left out: of all.'),
    state: z
      .enum(['all', 'attention'])
      .default('all')
      .describe('`attention`: those of which something is bad, at risk or unknown.'),
  },
})

/** How a service stands. */
export interface ServiceStanding {
  readonly service: ListedService
  /** The worst of all of its things; `calm`: it has none. */
  readonly tone: BadgeTone
  readonly parts: readonly { readonly part: PartStanding; readonly total: number; readonly attention: number }[]
}

/** How each service stands, by name. */
export function serviceStandings(services: readonly ListedService[], { parts }: Standing): readonly ServiceStanding[] {
  const byService = parts.map((part) => ({ part, tones: tonesOf(part) }))
  return services
    .map((service): ServiceStanding => {
      const own = byService.map(({ part, tones }) => ({ part, all: tones.get(service.name) ?? [] }))
      const [worst = 'calm'] = own.flatMap(({ all }) => all).toSorted((a, b) => rankOf(a) - rankOf(b))
      const counted = own.map(({ part, all }) => ({ part, total: all.length, attention: all.filter(isTrouble).length }))
      return { service, tone: worst, parts: counted }
    })
    .toSorted((one, other) => (one.service.name < other.service.name ? -1 : 1))
}

function tonesOf({ things }: PartStanding): ReadonlyMap<string, readonly BadgeTone[]> {
  const all = new Map<string, BadgeTone[]>()
  for (const { row } of things) {
    const own = all.get(row.service) ?? []
    own.push(row.badge.tone)
    all.set(row.service, own)
  }
  return all
}

function isTrouble(tone: BadgeTone): boolean {
  return tone === 'bad' || tone === 'warn' || tone === 'open'
}

/** Whether a service is one of those that are asked for. */
export function isAsked({ q, team, state }: FiltersOf<typeof servicesList>): (one: ServiceStanding) => boolean {
  const wanted = q.trim().toLowerCase()
  return ({ service, tone }) => {
    const texts = [service.name, service.description ?? '', service.team ?? '']
    const isFound = texts.some((text) => text.toLowerCase().includes(wanted))
    return isFound && (team === '' || service.team === team) && (state === 'all' || isTrouble(tone))
  }
}

export const TONE_WORDS: Readonly<Record<BadgeTone, string>> = {
  bad: 'broken',
  warn: 'at risk',
  open: 'unknown',
  calm: 'quiet',
  good: 'well',
}
