import type { Runtime } from '../feature/runtime.js'
import type { Pages } from '../page/pages-router.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { Meter } from '../shared/meter.js'
import { createBeginSession } from './begin-session-store.js'
import type { SignIn } from './create-sign-in.js'
import { createOidcRouter } from './oidc/oidc-router.js'
import { createSessionsJob } from './sessions-job.js'
import { createSessionsRouter } from './sessions-router.js'
import { createPageSender } from './sign-in-page.js'
import { createSignInRouter } from './sign-in-router.js'
import { loadSignInTemplate } from './sign-in-template-files.js'
import type { SigninMetric } from './signin-metrics.js'

/** What signing in uses while the daemon runs. */
export interface SigninPorts {
  readonly signIn: SignIn
  readonly pages: Pages
  readonly clock: Clock
  readonly logger: Logger
  readonly meter: Meter<SigninMetric>
}

/** Lets people sign in and out with a browser. */
export function createSignin({ pages, signIn, clock, logger, meter }: SigninPorts): Runtime {
  const { sessions, provider } = signIn
  const show = createPageSender(pages, loadSignInTemplate())
  const parts = { ...signIn, clock, logger, meter, show, begin: createBeginSession(signIn) }
  const ofProvider = provider === null ? [] : [createOidcRouter({ ...parts, provider })]
  return {
    name: 'signin',
    routers: [createSignInRouter(parts), ...ofProvider, createSessionsRouter(sessions)],
    jobs: [createSessionsJob(sessions)],
  }
}
