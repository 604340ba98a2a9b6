import { platform } from '@/composition';
import type { Service } from '../components/account/services/service-buttons';

/** The other services that sign people in here, without their keys. */
export const knownServices = (): Service[] => platform.env().SIGN_IN_SERVICES.map(({ id, name }) => ({ id, name }));
