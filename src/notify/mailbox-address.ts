/** `plimsoll@shop.example` out of `Plimsoll <plimsoll@shop.example>`. */
export function mailboxAddress(mailbox: string): string {
  return (/<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox).trim()
}
