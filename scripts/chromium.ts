import { existsSync } from 'node:fs';

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of the journeys: what CHROMIUM_PATH names, else the first that is installed where it usually is. */
export const chromiumPath = (): string | undefined =>
  process.env.CHROMIUM_PATH || USUAL_PLACES.find((file) => existsSync(file));
