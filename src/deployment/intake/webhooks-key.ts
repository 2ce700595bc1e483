import * as z from 'zod'
import type { Check } from '../../feature/check.js'
import { findingIn } from '../../feature/check.js'
import { elementsAt, valueAt } from '../../feature/references.js'
import type { RootKey } from '../../feature/root-key.js'
import { example, finding } from '../../shared/fields.js'
import { isRawMap, mapAt } from '../../yaml/raw.js'
import { TOOL_NAMES, type Tool } from './place.js'

/** Files with secrets of the tools that deliver; several lines are several secrets that hold. */
export interface DeploymentWebhooks {
  /** Of `X-Hub-Signature-256`; `null`: nothing is expected from GitHub. */
  readonly githubSecretFile: string | null
  /** `X-Gitlab-Token`; `null`: it is not looked at. */
  readonly gitlabTokenFile: string | null
  /** Of `webhook-signature`; `null`: it is not looked at. */
  readonly gitlabSigningFile: string | null
  /** Of `X-Signature`; `null`: nothing is expected from Flux. */
  readonly fluxSecretFile: string | null
}

/** What the webhooks are of the configuration. */
export interface DeploymentWebhooksPart {
  readonly deploymentWebhooks: DeploymentWebhooks
}

const file = (what: string, sample: string) =>
  z.string({ error: 'expected a path' }).min(1).describe(what).meta(example(sample))

const schema = z
  .strictObject({
    github: z
      .strictObject({ secret_file: file('File with the secret of the webhook.', 'secrets/github-webhook') })
      .optional()
      .describe('GitHub delivers to `/webhooks/github`.'),
    gitlab: z
      .strictObject({
        token_file: file('File with the secret token of the webhook.', 'secrets/gitlab-token').optional(),
        signing_file: file('File with the signing token of the webhook.', 'secrets/gitlab-signing').optional(),
      })
      .superRefine(({ token_file, signing_file }, context) => {
        if (token_file !== undefined || signing_file !== undefined) return
        const hint = 'name the file with the signing token of the webhook, or with its secret token in older versions'
        context.addIssue({ code: 'custom', ...finding('expected signing_file or token_file', hint) })
      })
      .optional()
      .describe('GitLab delivers to `/webhooks/gitlab`; where both files are named, both have to be right.'),
    flux: z
      .strictObject({ secret_file: file('File with the token of the provider `generic-hmac`.', 'secrets/flux') })
      .optional()
      .describe('Flux delivers to `/webhooks/flux`.'),
  })
  .prefault({})
  .describe('Secrets of the tools that tell of deployments. Argo CD shows a token of the role `ingest` instead.')

/** `deployment_webhooks` of the root file. */
export const deploymentWebhooksKey: RootKey<typeof schema, DeploymentWebhooksPart> = {
  schema,
  after: 'targets',
  resolve: ({ github, gitlab, flux }, { places }) => {
    const at = (path: string | undefined) => (path === undefined ? null : places.secret(path))
    return {
      deploymentWebhooks: {
        githubSecretFile: at(github?.secret_file),
        gitlabTokenFile: at(gitlab?.token_file),
        gitlabSigningFile: at(gitlab?.signing_file),
        fluxSecretFile: at(flux?.secret_file),
      },
    }
  },
  meaning: () => ({ deploymentWebhooks: undefined }),
}

const SECRETS: Readonly<Partial<Record<Tool, string>>> = {
  github: 'github: {secret_file: …}',
  gitlab: 'gitlab: {signing_file: …}',
  flux: 'flux: {secret_file: …}',
}

/** A tool that is expected to tell has to be able to. */
export const webhooksCheck: Check = (context) => {
  const secrets = mapAt(context.root.value, 'deployment_webhooks')
  return context.services.flatMap(({ value }) =>
    elementsAt(mapAt(value, 'deployments'), 'from').flatMap((entry) => {
      const place = valueAt(entry)
      if (!isRawMap(place)) return []
      return Object.entries(SECRETS).flatMap(([tool, example]) => {
        if (!(tool in place) || (isRawMap(secrets) && tool in secrets)) return []
        const message = `nothing is expected from ${TOOL_NAMES[tool as Tool]}: it has no secret`
        return [
          findingIn(context, entry, { message, hint: `write deployment_webhooks: {${example}} in the root file` }),
        ]
      })
    }),
  )
}
