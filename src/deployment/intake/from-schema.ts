import * as z from 'zod'
import { example, finding } from '../../shared/fields.js'
import { TOOLS, type Place } from './place.js'

const text = (what: string) =>
  z
    .string({ error: `expected ${what}` })
    .trim()
    .min(1, { error: `expected ${what}` })

const repository = z
  .string({ error: 'expected owner/name' })
  .regex(/^[^/\s]+\/[^/\s]+$/, { error: 'expected a repository as owner/name, such as shop/checkout' })
  .describe('Owner and name of the repository.')
  .meta(example('shop/checkout'))

const project = z
  .string({ error: 'expected group/project' })
  .regex(/^[^/\s]+(\/[^/\s]+)+$/, { error: 'expected a project with its groups, such as shop/checkout' })
  .describe('Path of the project with its groups.')
  .meta(example('shop/checkout'))

const environment = text('the name of an environment such as production')
  .describe('Environment as the tool calls it: what goes elsewhere, such as to a preview, reaches no users.')
  .meta(example('production'))

const named = (what: string) => text(`the name of ${what}`).meta(example('checkout'))

const place = z
  .strictObject({
    github: z.strictObject({ repository, environment }).optional().describe('Deployments of a repository on GitHub.'),
    gitlab: z.strictObject({ project, environment }).optional().describe('Deployments of a project on GitLab.'),
    argocd: z
      .strictObject({
        application: named('the Application').describe('Name of the Application.'),
        namespace: text('a namespace').default('argocd').describe('Its namespace.').meta(example('argocd')),
      })
      .optional()
      .describe('Syncs of an Application of Argo CD.'),
    flux: z
      .strictObject({
        name: named('the object').describe('Name of the object.'),
        kind: z
          .enum(['Kustomization', 'HelmRelease'], { error: 'expected Kustomization or HelmRelease' })
          .default('Kustomization')
          .describe('What it is.')
          .meta(example('HelmRelease')),
        namespace: text('a namespace').default('flux-system').describe('Its namespace.').meta(example('apps')),
      })
      .optional()
      .describe('What Flux reconciles.'),
  })
  .superRefine((value, context) => {
    if (Object.values(value).filter((one) => one !== undefined).length === 1) return
    const hint = 'such as github: {repository: shop/checkout, environment: production}'
    context.addIssue({ code: 'custom', ...finding(`expected one of ${TOOLS.join(', ')}`, hint) })
  })

/** `from` of the deployments of a service. */
export const fromSchema = z
  .array(place, { error: 'expected a list such as [{github: {repository: shop/checkout, environment: production}}]' })
  .default([])
  .describe('Where tools deploy the service: what they tell of these places begins its deployments.')
  .meta(example([{ github: { repository: 'shop/checkout', environment: 'production' } }]))

/** The places in the domain's terms. */
export function placesOf(from: z.output<typeof fromSchema>): readonly Place[] {
  return from.flatMap(({ github, gitlab, argocd, flux }): readonly Place[] => {
    if (github !== undefined) return [{ tool: 'github', ...github }]
    if (gitlab !== undefined) return [{ tool: 'gitlab', ...gitlab }]
    if (argocd !== undefined) return [{ tool: 'argocd', ...argocd }]
    return flux === undefined ? [] : [{ tool: 'flux', ...flux }]
  })
}
