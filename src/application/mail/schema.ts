/** A mail as an admin sees it in the list: without what it says. */
export type MailDto = {
  id: string;
  template: string;
  recipient: string;
  status: 'QUEUED' | 'SENT' | 'FAILED';
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
  /** Whether it brings a link that has not run out. */
  hasLink: boolean;
};
