import { processWide } from '../process-wide.ts';
import type { WaitingRoom } from './lane.ts';

/** Buyers who may wait or be served in one process: 6 KB each besides their connection, measured with 8,000. */
const PLACES = 20_000;

/** The one room in which the buyers of this process wait, whatever they buy. */
export const salesRoom = processWide<WaitingRoom>('sales-room', () => ({ places: PLACES, taken: 0 }));
