/** What a letter says, in its reader's language, before it becomes HTML and text. */
export type Content = {
  subject: string;
  /** What an inbox shows behind the subject. */
  preview: string;
  heading: string;
  blocks: Block[];
  /** Why its reader gets it. */
  reason: string;
};

export type Block =
  | { kind: 'text' | 'small'; text: string }
  | { kind: 'ticket'; ticket: PrintedTicket }
  | { kind: 'changes'; changes: Change[] }
  /** What to do now. `byHand` leads in the address itself, for whoever cannot press the button. */
  | { kind: 'action'; label: string; url: string; byHand?: string };

/** `before` is as it was, as a sentence of its own. */
export type Change = { label: string; before: string; after: string };

export type PrintedTicket = {
  event: string;
  day: string;
  month: string;
  facts: { label: string; value: string }[];
  /** Printed across it where it is no longer good. */
  stamp: string | null;
  /** One for each seat. No code where it is not the reader's. */
  stubs: { code: string | null; lines: string[] }[];
  total: { label: string; value: string } | null;
};

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const small = (words: string): Block => ({ kind: 'small', text: words });
