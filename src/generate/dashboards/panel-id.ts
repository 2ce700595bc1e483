/**
 * A panel's id, made of its key: it stays when panels before it come or go, so that links to a panel hold.
 *
 * @returns 1 to 999,999; two keys of one dashboard can only collide where a test says so
 */
export function panelId(key: string): number {
  // FNV-1a, 32 bit.
  let hash = 0x811c9dc5
  for (const char of key) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (hash % 999_999) + 1
}
