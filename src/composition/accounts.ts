import { changeLanguage } from '../application/auth/change-language.ts';
import { changePassword } from '../application/auth/change-password.ts';
import { confirmEmail } from '../application/auth/confirm-email.ts';
import { confirmIdentity } from '../application/auth/confirm-identity.ts';
import { login, loginInBrowser } from '../application/auth/login.ts';
import { logout } from '../application/auth/logout.ts';
import { actorOfSession, actorOfToken, me, myAccount, mySessions } from '../application/auth/queries.ts';
import { refresh } from '../application/auth/refresh.ts';
import { register, registerInBrowser } from '../application/auth/register.ts';
import { requestEmailChange } from '../application/auth/request-email-change.ts';
import { requestPasswordReset } from '../application/auth/request-password-reset.ts';
import { requestVerification } from '../application/auth/request-verification.ts';
import { resetPassword } from '../application/auth/reset-password.ts';
import { revokeSession } from '../application/auth/revoke-session.ts';
import { revokeAllSessions, revokeOtherSessions } from '../application/auth/revoke-sessions.ts';
import { updateProfile } from '../application/auth/update-profile.ts';
import { deleteAccount } from '../application/privacy/delete-account.ts';
import { exportMyData } from '../application/privacy/export-my-data.ts';
import { secondFactorAtSignIn } from '../application/second-factor/check-at-sign-in.ts';
import { deps } from './deps.ts';

export const useCases = {
  register: register(deps),
  registerInBrowser: registerInBrowser(deps),
  login: login({ ...deps, secondFactor: secondFactorAtSignIn(deps) }),
  loginInBrowser: loginInBrowser({ ...deps, secondFactor: secondFactorAtSignIn(deps) }),
  refresh: refresh(deps),
  logout: logout(deps),
  revokeSession: revokeSession(deps),
  revokeOtherSessions: revokeOtherSessions(deps),
  revokeAllSessions: revokeAllSessions(deps),
  updateProfile: updateProfile(deps),
  confirmIdentity: confirmIdentity(deps),
  changePassword: changePassword(deps),
  requestPasswordReset: requestPasswordReset(deps),
  resetPassword: resetPassword(deps),
  requestEmailChange: requestEmailChange(deps),
  requestVerification: requestVerification(deps),
  confirmEmail: confirmEmail(deps),
  changeLanguage: changeLanguage(deps),
  deleteAccount: deleteAccount(deps),
  exportMyData: exportMyData(deps),
};

export const queries = {
  me: me(deps),
  myAccount: myAccount(deps),
  mySessions: mySessions(deps),
  actorOfToken: actorOfToken(deps),
  actorOfSession: actorOfSession(deps),
};
