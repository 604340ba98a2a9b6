/** What this device remembers of how it is used, beside the lists and scans. Without storage it forgets. */

const DEVICE = 'eventhub.door.device';
const MUTED = 'eventhub.door.muted';
/** Set while there is a list: whoever signs out looks here before they load anything. */
const KEEPS = 'eventhub.door.keeps';

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Told apart from other scanners until somebody gives it a name. */
function newName(): string {
  const name = `Scanner ${String(1 + Math.floor(Math.random() * 999)).padStart(3, '0')}`;
  write(DEVICE, name);
  return name;
}

export const deviceName = () => read(DEVICE) || newName();
export const nameDevice = (name: string) => write(DEVICE, name.trim() || null);
export const isMuted = () => read(MUTED) === '1';
export const mute = (isMute: boolean) => write(MUTED, isMute ? '1' : null);
export const keepsDoorData = () => read(KEEPS) === '1';
export const noteDoorData = (isKept: boolean) => write(KEEPS, isKept ? '1' : null);
