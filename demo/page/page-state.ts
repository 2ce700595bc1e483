import { DEPLOYED } from '../blue-green/bad-deployment.js'
import { isOver, storySteps, type StoryStep } from '../blue-green/deployment-story.js'
import type { BlueGreen } from '../blue-green/start-blue-green.js'
import { drillLines } from '../drill/drill-lines.js'
import type { HeldDrill } from '../drill/restore-drills.js'
import type { DrillsHere } from '../drill/start-drills.js'
import { pages, received, type Page, type Received } from '../stack/received-page.js'
import type { ReceivedRequest } from '../stack/stand-in-server.js'
import { FAULTS, type Fault } from '../shop/faults.js'
import type { Shop } from '../shop/shop.js'

/** What the demo's page shows. Instants as RFC 3339. */
export interface PageState {
  readonly now: string
  readonly faults: readonly {
    readonly name: Fault
    readonly words: string
    readonly shows: string
    readonly broken: boolean
  }[]
  /** Newest first. */
  readonly incidents: readonly PageIncident[]
  readonly alerts: readonly PageAlert[]
  readonly received: readonly Received[]
  readonly deployment: PageDeployment
  readonly drills: PageDrills
}

interface PageDrills {
  /** Why none can be held, in words; `null`: one can. */
  readonly unavailable: string | null
  /** Whether one is held now. */
  readonly isRunning: boolean
  readonly failure: string | null
  /** Newest first. */
  readonly held: readonly PageDrill[]
  readonly links: readonly PageLink[]
}

interface PageDrill {
  readonly title: string
  readonly state: string
  readonly at: string | null
  /** What was done and found, one sentence each. */
  readonly lines: readonly string[]
  readonly link: PageLink
}

interface PageLink {
  readonly text: string
  readonly href: string
}

interface PageDeployment {
  /** Why none can be made, in words; `null`: one can. */
  readonly unavailable: string | null
  /** Whether one is followed now. */
  readonly isRunning: boolean
  /** Of the newest one; none: nothing was deployed yet. */
  readonly steps: readonly StoryStep[]
  readonly failure: string | null
  /** Pages of Plimsoll about it. */
  readonly links: readonly PageLink[]
}

interface PageAlert {
  readonly severity: string
  /** What people are told: names service, objective and group, or the host. */
  readonly summary: string
  readonly since: string
}

interface Milestone {
  readonly at: string
  readonly source: string
}

interface PageIncident {
  readonly number: number
  readonly service: string
  readonly title: string
  readonly state: string
  readonly severity: string
  readonly milestones: Readonly<Record<string, Milestone | null>>
  readonly detectSeconds: number | null
  readonly recoverSeconds: number | null
  /** When PagerDuty was first told of it. */
  readonly pagedAt?: string | null
}

interface PrometheusAlert {
  readonly state: string
  readonly activeAt: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

export interface PageSources {
  readonly shop: Shop
  readonly plimsollUrl: string
  readonly prometheusUrl: string
  readonly requests: readonly ReceivedRequest[]
  readonly blueGreen: BlueGreen
  readonly drills: DrillsHere
}

/** As many as an hour of playing makes. */
const MOST_INCIDENTS = 20

/** Asks everyone. A daemon or Prometheus that does not answer shows as nothing. */
export async function readPageState(sources: PageSources): Promise<PageState> {
  const { shop, plimsollUrl, prometheusUrl, requests } = sources
  const incidents = await json<{ data: PageIncident[] }>(`${plimsollUrl}/api/v1/incidents?limit=${MOST_INCIDENTS}`)
  const alerts = await json<{ data: { alerts: PrometheusAlert[] } }>(`${prometheusUrl}/api/v1/alerts`)
  const broken = shop.broken()
  return {
    now: new Date().toISOString(),
    faults: (Object.keys(FAULTS) as Fault[]).map((name) => ({
      name,
      ...FAULTS[name],
      broken: broken.includes(name),
    })),
    incidents: withPages(incidents?.data ?? [], pages(requests)),
    alerts: (alerts?.data.alerts ?? []).filter(isForPeople).map(pageAlert).toSorted(newestFirst),
    received: received(requests).slice(0, 8),
    deployment: pageDeployment(sources),
    drills: pageDrills(sources),
  }
}

/** As many as are told on the page. */
const MOST_DRILLS = 4

function pageDrills({ drills: { drills, unavailable }, plimsollUrl }: PageSources): PageDrills {
  if (drills === null) return { unavailable, isRunning: false, failure: null, held: [], links: [] }
  return {
    ...{ unavailable, isRunning: drills.isRunning(), failure: drills.failure() },
    held: drills
      .held()
      .slice(0, MOST_DRILLS)
      .map((held) => pageDrill(held, plimsollUrl)),
    links: [{ text: 'All drills', href: `${plimsollUrl}/drills` }],
  }
}

function pageDrill({ isCut, run }: HeldDrill, plimsollUrl: string): PageDrill {
  return {
    title: isCut ? 'Restored from half a dump' : 'Restored from a whole dump',
    ...{ state: run.state, at: run.closedAt, lines: drillLines(run) },
    link: { text: 'This run', href: `${plimsollUrl}/drills/${run.id}` },
  }
}

function pageDeployment({ blueGreen: { deployments, unavailable }, plimsollUrl }: PageSources): PageDeployment {
  const seen = deployments?.seen() ?? null
  if (seen === null) return { unavailable, isRunning: false, steps: [], failure: null, links: [] }
  const id = seen.details?.deployment.id
  const gate = { text: 'The gate', href: `${plimsollUrl}/gate/${DEPLOYED}` }
  const own = id === undefined ? [] : [{ text: 'This deployment', href: `${plimsollUrl}/deployments/${id}` }]
  return {
    ...{ unavailable, isRunning: !isOver(seen), steps: storySteps(seen), failure: seen.failure },
    links: [...own, gate, { text: 'The four keys', href: `${plimsollUrl}/deployments` }],
  }
}

/** An alert before its incident: Alertmanager and we read different clocks. */
const CLOCKS_APART_MS = 5_000

/** To each incident (newest first) the first page about its service since it was detected, and before the next one was. */
function withPages(incidents: readonly PageIncident[], pages: readonly Page[]): readonly PageIncident[] {
  return incidents.map((incident, index) => {
    const next = incidents.slice(0, index).findLast(({ service }) => service === incident.service)
    const from = Date.parse(incident.milestones['detected']?.at ?? '') - CLOCKS_APART_MS
    const to = next === undefined ? Infinity : Date.parse(next.milestones['detected']?.at ?? '') - CLOCKS_APART_MS
    const page = pages.find(({ at, service }) => service === incident.service && +at >= from && +at < to)
    return { ...incident, pagedAt: page?.at.toISOString() ?? null }
  })
}

function newestFirst(a: PageAlert, b: PageAlert): number {
  return Date.parse(b.since) - Date.parse(a.since)
}

function isForPeople({ state, labels }: PrometheusAlert): boolean {
  return state === 'firing' && labels['severity'] !== 'none'
}

function pageAlert({ labels, annotations, activeAt }: PrometheusAlert): PageAlert {
  const { alertname = '', severity = '' } = labels
  return { severity, summary: annotations['summary'] ?? alertname, since: activeAt }
}

async function json<T>(url: string): Promise<T | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) })
    return answer.ok ? ((await answer.json()) as T) : null
  } catch {
    return null
  }
}
