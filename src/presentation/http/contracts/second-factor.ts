import { z } from 'zod';
import { accessDto } from '@/application/auth/schema';
import {
  addPasskeySchema,
  creationOptionsDto,
  passkeyDto,
  passkeySignInSchema,
  renamePasskeySchema,
  requestOptionsDto,
} from '@/application/passkeys/schema';
import {
  codeSchema,
  newTotpDto,
  proofSchema,
  recoveryCodesDto,
  secondFactorDto,
} from '@/application/second-factor/schema';
import { contract } from './contract';
import { limits } from './limits';
import { id } from './parts';

/** As browsers write what a passkey answered, cut short. */
const credential = { id: 'dGhlLWtleQ', rawId: 'dGhlLWtleQ', type: 'public-key' } as const;

const proof = proofSchema.meta({ examples: [{ password: 'SecurePass123!@', code: '123456' }] });
/** What showing who one is can be refused with, and what follows where it is asked for. */
const OF_A_PROOF = ['INVALID_CREDENTIALS', 'SECOND_FACTOR_REQUIRED'] as const;

export const secondFactorContracts = {
  secondFactor: contract({
    method: 'GET',
    path: '/api/auth/second-factor',
    summary: 'What the account has beside its password',
    caller: 'signed-in',
    limit: limits.general,
    answers: { 200: secondFactorDto },
    errors: [],
  }),
  showCode: contract({
    method: 'POST',
    path: '/api/auth/second-factor',
    summary: 'Show a code in a session that was opened without one',
    caller: 'signed-in',
    limit: limits.secret,
    body: codeSchema.meta({ examples: [{ code: '123456' }] }),
    answers: { 204: null },
    errors: ['SECOND_FACTOR_REQUIRED'],
  }),
  beginTotp: contract({
    method: 'POST',
    path: '/api/auth/totp',
    summary: 'Begin with an authenticator app: a secret for it, which counts once a first code of it was shown',
    caller: 'signed-in',
    limit: limits.secret,
    body: proof,
    answers: { 201: newTotpDto },
    errors: ['CONFLICT', ...OF_A_PROOF],
  }),
  confirmTotp: contract({
    method: 'POST',
    path: '/api/auth/totp/confirm',
    summary: 'Show a first code of the app; answers with the recovery codes',
    caller: 'signed-in',
    limit: limits.secret,
    body: codeSchema.meta({ examples: [{ code: '123456' }] }),
    answers: { 200: recoveryCodesDto },
    errors: ['CONFLICT', 'SECOND_FACTOR_REQUIRED'],
  }),
  removeTotp: contract({
    method: 'DELETE',
    path: '/api/auth/totp',
    summary: 'Ask for codes of the app no more',
    caller: 'signed-in',
    limit: limits.secret,
    body: proof,
    answers: { 204: null },
    errors: ['RESOURCE_NOT_FOUND', ...OF_A_PROOF],
  }),
  renewRecoveryCodes: contract({
    method: 'POST',
    path: '/api/auth/recovery-codes',
    summary: 'New recovery codes in place of those before',
    caller: 'signed-in',
    limit: limits.secret,
    body: proof,
    answers: { 200: recoveryCodesDto },
    errors: ['RESOURCE_NOT_FOUND', ...OF_A_PROOF],
  }),
  myPasskeys: contract({
    method: 'GET',
    path: '/api/auth/passkeys',
    summary: 'One’s passkeys, oldest first',
    caller: 'signed-in',
    limit: limits.general,
    answers: { 200: z.array(passkeyDto) },
    errors: [],
  }),
  beginPasskey: contract({
    method: 'POST',
    path: '/api/auth/passkeys/options',
    summary: 'What a browser is to ask for to make a passkey',
    caller: 'signed-in',
    limit: limits.secret,
    body: proof,
    answers: { 200: creationOptionsDto },
    errors: ['CONFLICT', ...OF_A_PROOF],
  }),
  addPasskey: contract({
    method: 'POST',
    path: '/api/auth/passkeys',
    summary: 'Keep a passkey that a browser made',
    caller: 'signed-in',
    limit: limits.general,
    body: addPasskeySchema.meta({
      examples: [
        {
          name: 'My phone',
          response: { ...credential, response: { clientDataJSON: 'eyJ0', attestationObject: 'o2Nm' } },
        },
      ],
    }),
    answers: { 201: passkeyDto },
    errors: ['CONFLICT'],
  }),
  renamePasskey: contract({
    method: 'PATCH',
    path: '/api/auth/passkeys/{id}',
    summary: 'Give a passkey another name',
    caller: 'signed-in',
    limit: limits.general,
    params: id,
    body: renamePasskeySchema.meta({ examples: [{ name: 'My phone' }] }),
    answers: { 200: passkeyDto },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  removePasskey: contract({
    method: 'DELETE',
    path: '/api/auth/passkeys/{id}',
    summary: 'Forget a passkey',
    caller: 'signed-in',
    limit: limits.secret,
    params: id,
    body: proof,
    answers: { 204: null },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT', ...OF_A_PROOF],
  }),
  beginPasskeySignIn: contract({
    method: 'POST',
    path: '/api/auth/passkeys/sign-in/options',
    summary: 'What a browser is to ask a passkey to sign',
    caller: 'anyone',
    limit: limits.passkeySignIn,
    answers: { 200: requestOptionsDto },
    errors: [],
  }),
  signInWithPasskey: contract({
    method: 'POST',
    path: '/api/auth/passkeys/sign-in',
    summary: 'Sign in with what a passkey signed',
    caller: 'anyone',
    limit: limits.passkeySignIn,
    body: passkeySignInSchema.meta({
      examples: [
        {
          response: {
            ...credential,
            response: { clientDataJSON: 'eyJ0', authenticatorData: 'SZYN', signature: 'MEUC' },
          },
        },
      ],
    }),
    answers: { 200: accessDto },
    errors: ['INVALID_CREDENTIALS'],
  }),
};
