import type { LinkedAccountDto } from '@/application/linked-accounts/schema';
import type { PasskeyDto } from '@/application/passkeys/schema';
import type { SecondFactorDto } from '@/application/second-factor/schema';
import { PasskeysSection } from './passkeys/passkeys-section';
import { SecondFactorSection } from './second-factor/second-factor-section';
import { LinkedAccountsSection } from './services/linked-accounts-section';
import type { Service } from './services/service-buttons';
import type { Device } from './settings/shown-session';

/** What the account page shows of second factors and passkeys. */
export type WaysToSignInProps = {
  secondFactor: SecondFactorDto;
  passkeys: PasskeyDto[];
  /** Other services that sign people in here, and the accounts with them that open this one. */
  services: Service[];
  links: LinkedAccountDto[];
  isEmailVerified: boolean;
  hasPassword: boolean;
  /** The only host on which passkeys work. */
  passkeyHost: string;
  /** Whose browser this is, for the name of a new passkey. */
  device: Device;
};

export function WaysToSignIn({ services, links, isEmailVerified, ...props }: WaysToSignInProps) {
  const { secondFactor, passkeys, hasPassword, passkeyHost, device } = props;
  const owner = { hasPassword, hasTotp: secondFactor.totpSince !== null };
  return (
    <div className="grid gap-8">
      <SecondFactorSection secondFactor={secondFactor} hasPassword={hasPassword} />
      <PasskeysSection passkeys={passkeys} owner={owner} passkeyHost={passkeyHost} device={device} />
      <LinkedAccountsSection services={services} links={links} owner={owner} isEmailVerified={isEmailVerified} />
    </div>
  );
}
