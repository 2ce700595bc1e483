import { createPages, type Pages } from '../../src/page/pages-router.js'

/** Pages of an example organisation, without navigation. */
export function plainPages(): Pages {
  return createPages({
    ...{ organisation: 'Example Shop', version: '1.2.3', configHash: 'a'.repeat(64) },
    rules: { hasTokens: false, guardsDeliveries: false },
    offersSignIn: false,
    navigation: () => [],
  })
}
