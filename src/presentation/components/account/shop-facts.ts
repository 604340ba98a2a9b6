/** What this shop is set up for, as far as tickets show it. */
export type ShopFacts = {
  /** Whether mail is sent from here at all. */
  sendsMail: boolean;
  /** Whether there are keys for any wallet. */
  hasWallets: boolean;
};
