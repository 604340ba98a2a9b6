import type { EventDiscovery } from '../../../application/events/ports.ts';
import { countEvents } from './event-counts.ts';
import { suggestEvents } from './event-suggestions.ts';

export const eventDiscovery: EventDiscovery = { suggest: suggestEvents, count: countEvents };
