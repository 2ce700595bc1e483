import { join } from 'node:path'
import type { CleanUp } from '../../src/shared/clean-up.js'
import { ROLL_BACK_SECRET } from '../stack/secrets-files.js'
import { trafficAt } from '../shop/traffic.js'
import type { Shop } from '../shop/shop.js'
import { createBadDeployments, type BadDeployments } from './bad-deployment.js'
import { startBlueGreenShop } from './blue-green-shop.js'
import { sendCustomers } from './customers.js'

export interface BlueGreenParts {
  readonly folder: string
  readonly shop: Shop
  readonly plimsollUrl: string
  readonly receiverPort: number
  /** Folder of the secrets of the demo. */
  readonly secrets: string
  readonly cleanUp: CleanUp
}

/** Where the first version fails as seldom as the model of the shop does. */
const FIRST = { name: 'v1', failing: 0.0002 }

/** Whether orders of checkout are really sent, through nginx, to versions that can be deployed; else why not, in words. */
export type BlueGreen =
  | { readonly deployments: BadDeployments; readonly unavailable: null }
  | { readonly deployments: null; readonly unavailable: string }

/**
 * Lets checkout's orders be real requests, through nginx, to the two colours of the recipe, of which the shop counts how they were answered. Where
 * nginx, git or the library cannot be had the model goes on instead.
 */
export async function startBlueGreen(parts: BlueGreenParts): Promise<BlueGreen> {
  const { folder, shop, plimsollUrl, receiverPort, secrets, cleanUp } = parts
  try {
    const colours = await startBlueGreenShop({
      ...{ folder, versions: [FIRST], plimsoll: plimsollUrl, secretFile: join(secrets, ROLL_BACK_SECRET) },
      tokenFile: join(secrets, 'example-webhook-token'),
    })
    cleanUp.add('colours of the shop', () => colours.stop())
    const receiver = await colours.startReceiver(receiverPort)
    cleanUp.add('receiver', () => receiver.stop())
    const receiverUrl = `http://127.0.0.1:${receiverPort}/`
    const deployments = createBadDeployments({ shop: colours, plimsollUrl, receiverUrl })
    const count = shop.countOrders()
    const end = sendCustomers({
      url: colours.url,
      perSecond: () => trafficAt('checkout', new Date(), []).requests,
      isBroken: () => shop.broken().includes('checkout'),
      onAnswer(answer) {
        count(answer.isError)
        deployments.onAnswer(answer)
      },
    })
    cleanUp.add('customers', end)
    return { deployments, unavailable: null }
  } catch (error) {
    return { deployments: null, unavailable: error instanceof Error ? error.message : String(error) }
  }
}
