import type { Block, OutlineEntry, Section } from '../document/blocks.js'
import type { Page } from '../render/page.js'
import type { Contact, Team } from '../service/service.js'
import { formatDate, formatInstant } from '../words/format-date.js'
import { formatSpan } from '../words/format-span.js'
import { dependencyGraph } from './dependency-graph.js'
import type { Pack, PackAlert, PackDataset, PackDrill, PackService } from './pack-contents.js'

/** The pack as renderers take it: what is needed first stands first. */
export function packPage(pack: Pack): Page {
  return {
    language: 'en',
    overline: `${pack.organisation} · Emergency pack`,
    house: pack.organisation,
    title: 'When nothing works',
    lead: {
      tone: 'open',
      mark: '!',
      text: `Made on ${at(pack, pack.madeAt)}. What has changed since is not in it.`,
      more: null,
    },
    preheader: 'Whom to call, what needs what, how to bring it back',
    correction: null,
    soFar: null,
    sections: [
      firstSection(),
      contactsSection(pack),
      servicesSection(pack),
      dependenciesSection(pack),
      restoreSection(pack),
      drillsSection(pack),
      ...runbookSections(pack),
      escalationSection(pack),
      addressesSection(pack),
    ],
    footer: [
      `Made by Plimsoll ${pack.version} of the configuration ${pack.configHash.slice(0, 12)}. Times are in ${pack.zone}.`,
      'It holds telephone numbers and how things are brought back: give it to nobody who does not need it.',
    ],
  }
}

function at({ zone }: Pick<Pack, 'zone'>, instant: Date): string {
  return formatInstant(instant, zone)
}

function firstSection(): Section {
  const steps = [
    'Say who leads. One person decides, one works, one tells the others.',
    'Find out what is down: begin with what others need, see "In which order".',
    'Call the team of it, see "Whom to call".',
    'Write down what is done and when: times are needed afterwards.',
    'Bring services back in the order given here; data by "How to restore".',
    'Tell customers and leadership what is known, every half hour, though it is little.',
  ]
  return { id: 'first', title: 'First', note: null, blocks: [numbered(steps)] }
}

function numbered(steps: readonly string[]): Block {
  return { kind: 'outline', entries: steps.map((text, index) => ({ text: `${index + 1}. ${text}` })) }
}

function contactsSection({ teams, services }: Pack): Section {
  const rows = teams.flatMap((team) => {
    const owned = services.filter((service) => service.team === team.name).map(({ name }) => name)
    const below = owned.length === 0 ? [] : [owned.join(', ')]
    return team.contacts.map((contact) => [
      { text: contact.name, below: [`team ${team.name}`, ...below] },
      ...contactCells(contact),
    ])
  })
  const silent = teams.filter(({ contacts }) => contacts.length === 0).map(({ name }) => name)
  return {
    ...{
      id: 'contacts',
      title: 'Whom to call',
      note: silent.length === 0 ? null : `Nobody is named for ${silent.join(', ')}.`,
    },
    blocks: tableUnlessEmpty(['Who', 'Telephone', 'Mail', 'Verified'], rows),
  }
}

function contactCells({ phone, email, verified }: Contact): readonly string[] {
  return [phone ?? '–', email ?? '–', verified === null ? 'never' : formatDate(verified.toISOString().slice(0, 10))]
}

function tableUnlessEmpty(
  columns: readonly string[],
  rows: Extract<Block, { readonly kind: 'table' }>['rows'],
): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', columns, rows }]
}

function servicesSection({ services }: Pack): Section {
  const rows = services
    .toSorted(byTier)
    .map((service) => [
      { text: service.name, below: [...(service.description === null ? [] : [service.description])] },
      service.team ?? '–',
      service.tier === null ? '–' : String(service.tier),
      formatSpan(service.targets.rtoSeconds),
      formatSpan(service.targets.rpoSeconds),
      service.targets.mtdSeconds === null ? '–' : formatSpan(service.targets.mtdSeconds),
    ])
  const note =
    'The most important first. RTO: within what time it is to be back; RPO: how much may be lost; MTD: what cannot be borne.'
  return {
    id: 'services',
    title: 'Services',
    note,
    blocks: tableUnlessEmpty(['Service', 'Team', 'Tier', 'RTO', 'RPO', 'MTD'], rows),
  }
}

function byTier(a: PackService, b: PackService): number {
  return (a.tier ?? 10) - (b.tier ?? 10)
}

function dependenciesSection({ services }: Pack): Section {
  const { diagram, order, circles } = dependencyGraph(services)
  const note = 'An arrow leads from a service to what it cannot work without.'
  const steps = order.map((step, index) => ({ text: `${index + 1}. ${step.join(', ')}` }))
  const inCircles = circles.map((circle) => `${circle.join(', ')} need each other: bring them back together.`)
  return {
    ...{ id: 'dependencies', title: 'In which order', note },
    blocks: [
      ...(diagram.boxes.length === 0 ? [] : [diagram]),
      { kind: 'outline', entries: steps },
      { kind: 'sentences', texts: [diagram.alt, ...inCircles] },
    ],
  }
}

function restoreSection(pack: Pack): Section {
  const rows = pack.datasets.map((dataset) => [
    { text: `${dataset.service}/${dataset.name}`, below: aboutDataset(dataset) },
    dataset.newest === null ? 'none is known' : at(pack, dataset.newest),
    formatSpan(dataset.rpoSeconds),
    dataset.drill ?? '–',
  ])
  const note =
    'The newest data that could be brought back when this was made; what came later may be there as well: ask the backup tool.'
  return {
    id: 'restore',
    title: 'How to restore',
    note,
    blocks: tableUnlessEmpty(['Dataset', 'Newest data', 'RPO', 'Drill that does it'], rows),
  }
}

function aboutDataset({ description, tool, match }: PackDataset): readonly string[] {
  const labels = Object.entries(match).map(([label, value]) => `${label}=${value}`)
  return [
    ...(description === null ? [] : [description]),
    ...(tool === null ? [] : [[`backed up by ${tool}`, ...labels].join(', ')]),
  ]
}

function drillsSection(pack: Pack): Section {
  const blocks = pack.drills.flatMap((drill): readonly Block[] => [
    { kind: 'heading', text: `${drill.service}: ${drill.name} (${drill.type})` },
    { kind: 'sentences', texts: drillSentences(pack, drill) },
    ...(drill.steps.length === 0 ? [] : [{ kind: 'outline' as const, entries: stepEntries(drill) }]),
  ])
  const note =
    blocks.length === 0 ? 'There are none.' : 'The steps that were practised bring things back when it is no drill.'
  return { id: 'drills', title: 'Drills and their steps', note, blocks }
}

function drillSentences(
  pack: Pack,
  { description, rtoSeconds, lastPassedAt, measuredSeconds, dataset }: PackDrill,
): readonly string[] {
  const took = measuredSeconds === null ? '' : ` It took ${formatSpan(measuredSeconds)}.`
  const passed = lastPassedAt === null ? 'It was never passed.' : `Last passed on ${at(pack, lastPassedAt)}.${took}`
  return [
    ...(description === null ? [] : [description]),
    `${dataset === null ? '' : `Brings back the dataset ${dataset}. `}To be done within ${formatSpan(rtoSeconds)}. ${passed}`,
  ]
}

function stepEntries({ steps }: PackDrill): readonly OutlineEntry[] {
  return steps.map(({ text, command }, index) => ({
    text: `${index + 1}. ${text}`,
    under: command === null ? [] : [{ text: command.join(' ') }],
  }))
}

/** Each alert once, whatever services it is of; what people wrote stands with the services for which they did. */
function runbookSections({ alerts }: Pack): readonly Section[] {
  const blocks = alerts.flatMap(alertBlocks)
  const note = blocks.length === 0 ? 'There are no alerts.' : 'What each alert means, and what to do about it.'
  return [{ id: 'runbooks', title: 'Runbooks', note, blocks }]
}

function alertBlocks({ alert, meaning, steps, sets, written }: PackAlert): readonly Block[] {
  return [
    { kind: 'heading', text: alert },
    { kind: 'sentences', texts: [meaning, `It can fire for: ${sets.map(setName).join(', ')}.`] },
    numbered(steps),
    ...written.flatMap(({ by, blocks }): readonly Block[] => [{ kind: 'sentences', texts: [by] }, ...blocks]),
  ]
}

function escalationSection({ teams, escalationPolicies }: Pack): Section {
  const entries = teams.map((team) => ({ text: `Team ${team.name}`, under: escalationLines(team, escalationPolicies) }))
  return {
    id: 'escalation',
    title: 'Who is told by itself',
    note: 'As long as Prometheus, Alertmanager and Plimsoll run.',
    blocks: [{ kind: 'outline', entries }],
  }
}

function escalationLines(
  { receivers, escalationPolicy }: Team,
  policies: Pack['escalationPolicies'],
): readonly OutlineEntry[] {
  const policy = policies.find(({ name }) => name === escalationPolicy)
  return [
    { text: `pages at once: ${receivers.page ?? 'the default receiver'}` },
    { text: `tickets at once: ${receivers.ticket ?? 'the default receiver'}` },
    ...(policy?.steps ?? []).map(({ afterSeconds, notify }) => ({
      text: `after ${formatSpan(afterSeconds)} without an acknowledgement: ${notify.join(', ')}`,
    })),
  ]
}

function addressesSection({ addresses }: Pack): Section {
  const rows = addresses.map(({ what, where }) => [what, where])
  return { id: 'addresses', title: 'Addresses', note: null, blocks: tableUnlessEmpty(['What', 'Where'], rows) }
}

/** What belongs to no service, as people call it. */
function setName(set: string): string {
  return set.startsWith('_') ? `no one service (${set.slice(1).replaceAll('_', ' ')})` : set
}
