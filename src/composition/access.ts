import { acceptInvitation } from '../application/access/accept-invitation.ts';
import { changeEventRoles } from '../application/access/change-event-roles.ts';
import { changeRole } from '../application/access/change-role.ts';
import { endSessionsOf } from '../application/access/end-sessions-of.ts';
import { invite, revokeInvitation } from '../application/access/invite.ts';
import { offeredInvitation, openInvitations, people, personAccess } from '../application/access/queries.ts';
import { endApiKey } from '../application/api-keys/end-api-key.ts';
import { makeApiKey } from '../application/api-keys/make-api-key.ts';
import { actorOfApiKey, apiKeys } from '../application/api-keys/queries.ts';
import { deps } from './deps.ts';

export const useCases = {
  changeRole: changeRole(deps),
  changeEventRoles: changeEventRoles(deps),
  endSessionsOf: endSessionsOf(deps),
  invite: invite(deps),
  revokeInvitation: revokeInvitation(deps),
  acceptInvitation: acceptInvitation(deps),
  makeApiKey: makeApiKey(deps),
  endApiKey: endApiKey(deps),
};

export const queries = {
  people: people(deps),
  personAccess: personAccess(deps),
  openInvitations: openInvitations(deps),
  offeredInvitation: offeredInvitation(deps),
  apiKeys: apiKeys(deps),
  actorOfApiKey: actorOfApiKey(deps),
};
