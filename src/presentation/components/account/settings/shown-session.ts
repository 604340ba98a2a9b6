/** What a user agent says of itself. `system` is what people call their device: Windows, Android, iPhone. */
export type Device =
  | { kind: 'browser'; form: 'computer' | 'phone' | 'tablet'; browser: string; system: string | null }
  | { kind: 'program'; name: string }
  | { kind: 'unknown' };

/** A session as its owner is shown it. */
export type ShownSession = {
  id: string;
  device: Device;
  address: string | null;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
};
