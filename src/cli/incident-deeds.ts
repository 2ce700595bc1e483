import type { ApiClient } from '../client/api-client.js'
import type { IncidentAnswer } from '../incident/view/incident-answer.js'
import { saidBody } from './said-body.js'

/** What somebody says of an incident. */
interface Deed {
  readonly params: { readonly path: { readonly id: string } }
  /** Who says it, and a note. */
  readonly word: { readonly by: string; readonly note?: string }
  /** Beside them, as it was typed. */
  readonly words: readonly (string | undefined)[]
}

const ROUTE = '/api/v1/incidents/{id}'

/** What people do about incidents, by its name in the API. */
export const INCIDENT_DEEDS = {
  acknowledge: (daemon, { params, word: body }) => daemon.POST(`${ROUTE}/acknowledge`, { params, body }),
  resolve: (daemon, { params, word: body }) => daemon.POST(`${ROUTE}/resolve`, { params, body }),
  'false-positive': (daemon, { params, word: body }) => daemon.POST(`${ROUTE}/false-positive`, { params, body }),
  update(daemon, { params, word, words: [text, status] }) {
    const body = saidBody(`${ROUTE}/update`, { ...word, text, ...(status === undefined ? {} : { status }) })
    return daemon.POST(`${ROUTE}/update`, { params, body })
  },
  role(daemon, { params, word, words: [role, person = null] }) {
    const body = saidBody(`${ROUTE}/role`, { ...word, role, person })
    return daemon.POST(`${ROUTE}/role`, { params, body })
  },
  class(daemon, { params, word, words: [said = null] }) {
    const body = saidBody(`${ROUTE}/class`, { ...word, class: said })
    return daemon.POST(`${ROUTE}/class`, { params, body })
  },
  severity(daemon, { params, word, words: [severity] }) {
    const body = saidBody(`${ROUTE}/severity`, { ...word, severity })
    return daemon.POST(`${ROUTE}/severity`, { params, body })
  },
  milestone(daemon, { params, word, words: [milestone, at] }) {
    const body = saidBody(`${ROUTE}/milestone`, { ...word, milestone, at })
    return daemon.POST(`${ROUTE}/milestone`, { params, body })
  },
  merge(daemon, { params, word, words: [into] }) {
    const body = saidBody(`${ROUTE}/merge`, { ...word, into })
    return daemon.POST(`${ROUTE}/merge`, { params, body })
  },
  unmerge: (daemon, { params, word: body }) => daemon.POST(`${ROUTE}/unmerge`, { params, body }),
} satisfies Record<string, (daemon: ApiClient, deed: Deed) => Promise<{ readonly data?: IncidentAnswer }>>
