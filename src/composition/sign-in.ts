import { beginLinking, linkAccount } from '../application/linked-accounts/link-account.ts';
import { myLinkedAccounts } from '../application/linked-accounts/queries.ts';
import { signInByService } from '../application/linked-accounts/sign-in-by-service.ts';
import { unlinkAccount } from '../application/linked-accounts/unlink-account.ts';
import { addPasskey } from '../application/passkeys/add-passkey.ts';
import { beginPasskey } from '../application/passkeys/begin-passkey.ts';
import { myPasskeys } from '../application/passkeys/queries.ts';
import { removePasskey } from '../application/passkeys/remove-passkey.ts';
import { renamePasskey } from '../application/passkeys/rename-passkey.ts';
import {
  beginPasskeySignIn,
  signInWithPasskey,
  signInWithPasskeyInBrowser,
} from '../application/passkeys/sign-in-with-passkey.ts';
import { beginTotp } from '../application/second-factor/begin-totp.ts';
import { secondFactorAtSignIn } from '../application/second-factor/check-at-sign-in.ts';
import { confirmTotp } from '../application/second-factor/confirm-totp.ts';
import { mySecondFactor } from '../application/second-factor/queries.ts';
import { removeTotp } from '../application/second-factor/remove-totp.ts';
import { renewRecoveryCodes } from '../application/second-factor/renew-recovery-codes.ts';
import { strengthenSession } from '../application/second-factor/strengthen-session.ts';
import { deps } from './deps.ts';

export const useCases = {
  beginTotp: beginTotp(deps),
  confirmTotp: confirmTotp(deps),
  removeTotp: removeTotp(deps),
  renewRecoveryCodes: renewRecoveryCodes(deps),
  strengthenSession: strengthenSession(deps),
  beginPasskey: beginPasskey(deps),
  addPasskey: addPasskey(deps),
  renamePasskey: renamePasskey(deps),
  removePasskey: removePasskey(deps),
  signInByService: signInByService({ ...deps, secondFactor: secondFactorAtSignIn(deps) }),
  beginLinking: beginLinking(deps),
  linkAccount: linkAccount(deps),
  unlinkAccount: unlinkAccount(deps),
  beginPasskeySignIn: beginPasskeySignIn(deps),
  signInWithPasskey: signInWithPasskey(deps),
  signInWithPasskeyInBrowser: signInWithPasskeyInBrowser(deps),
};

export const queries = {
  mySecondFactor: mySecondFactor(deps),
  myPasskeys: myPasskeys(deps),
  myLinkedAccounts: myLinkedAccounts(deps),
};
