import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { type OllamaSettings, ollamaSettings, ollamaVariables } from './assistant/ollama-settings.ts';
import { type Mailbox, mailbox, smtpUrl } from './mail/smtp-settings.ts';
import { type SignInService, serviceVariables, signInServices } from './sign-in-services.ts';
import { type PictureSettings, pictureSettings, pictureVariables } from './uploads/picture-settings.ts';
import { type WalletSettings, walletSettings, walletVariables } from './wallet-settings.ts';

/**
 * The only reader of `process.env` below `src/`. Every variable, its default and its meaning stand here and in
 * `.env.example`. A bad value throws one `Error` that names each variable at fault, which stops the start.
 */

const flag = <Fallback extends boolean | undefined>(fallback: Fallback) =>
  z
    .enum(['on', 'off', 'true', 'false', '1', '0', ''])
    .default('')
    .transform((value) => (value === '' ? fallback : ['on', 'true', '1'].includes(value)));

const commaList = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

/** An address, or as many of its leading bits as count. */
function isCidr(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  const mostBits = version === 4 ? 32 : 128;
  return (
    version !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= mostBits))
  );
}

// Setting a variable to nothing is how a shell unsets it for one command.
const unlessEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const POSTGRES = /^postgres(ql)?:\/\/\S+$/;
const LIKE_POSTGRES = 'must look like postgresql://user:password@host:port/database';

const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: unlessEmpty(z.coerce.number().int().min(1).max(65535).default(3000)),
  HOST: unlessEmpty(z.string().default('127.0.0.1')),
  DATABASE_URL: z.string().regex(POSTGRES, LIKE_POSTGRES),
  DATABASE_DIRECT_URL: unlessEmpty(z.string().regex(POSTGRES, LIKE_POSTGRES).optional()),
  DATABASE_READ_URL: unlessEmpty(z.string().regex(POSTGRES, LIKE_POSTGRES).optional()),
  PREPARED_STATEMENTS: flag(true),
  REDIS_URL: unlessEmpty(
    z
      .string()
      .regex(/^rediss?:\/\/\S+$/, 'must look like redis://user:password@host:port')
      .optional(),
  ),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  APP_URL: unlessEmpty(z.url({ protocol: /^https?$/ }).optional()),
  CORS_ORIGINS: commaList,
  TRUSTED_PROXIES: commaList.refine((cidrs) => cidrs.every(isCidr), 'must be addresses or networks like 10.0.0.0/8'),
  AUDIT_DAYS: unlessEmpty(z.coerce.number().int().min(180).max(36_500).optional()),
  OTEL_EXPORTER_OTLP_ENDPOINT: unlessEmpty(z.url({ protocol: /^https?$/ }).optional()),
  OTEL_SERVICE_NAME: unlessEmpty(z.string().default('eventhub')),
  OTEL_TRACES_SAMPLER_ARG: unlessEmpty(z.coerce.number().min(0).max(1).default(1)),
  METRICS_TOKEN: unlessEmpty(z.string().min(16, 'must have at least 16 characters').optional()),
  LOG_LEVEL: unlessEmpty(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info')),
  SEED_DEMO: flag(false),
  ADMIN_SECOND_FACTOR: unlessEmpty(z.enum(['required', 'optional']).default('optional')),
  CHECK_ANSWERS: flag(undefined),
  DIRECT_ROUTES: flag(true),
  PROCESSES: unlessEmpty(
    z
      .union([z.literal('auto').transform(() => availableParallelism()), z.coerce.number().int().min(1).max(64)])
      .default(1),
  ),
  ANSWER_CACHE: flag(true),
  JOBS: flag(true),
  SMTP_URL: unlessEmpty(smtpUrl.optional()),
  MAIL_PDF: flag(true),
  MAIL_FROM: unlessEmpty(mailbox.optional()),
  WEBHOOKS_PRIVATE: flag(false),
  RATE_LIMITS: flag(true),
  DATABASE_POOL: unlessEmpty(z.coerce.number().int().min(1).max(100).default(8)),
  SALES_POOL: unlessEmpty(z.coerce.number().int().min(1).max(16).default(4)),
  ...ollamaVariables,
  ...serviceVariables,
  ...walletVariables,
  ...pictureVariables,
});

export type Env = Omit<
  z.output<typeof envSchema>,
  'APP_URL' | 'CHECK_ANSWERS' | 'DATABASE_DIRECT_URL' | 'MAIL_FROM'
> & {
  /** For what needs a session of its own, such as LISTEN: DATABASE_URL, unless that leads to a transaction pooler. */
  DATABASE_DIRECT_URL: string;
  /** Public origin without a trailing slash, for links, canonical URLs and the same-origin check. */
  APP_URL: string;
  /** Refuse to send what the endpoint's contract does not promise. Where unset: everywhere but in production. */
  CHECK_ANSWERS: boolean;
  /** Which other services sign people in here. */
  SIGN_IN_SERVICES: SignInService[];
  /** Whom mails come from; without a name, in the shop's. */
  MAIL_FROM: Mailbox;
  /** Which language model words answers; null where none does. */
  OLLAMA: OllamaSettings | null;
  /** What puts tickets into wallets, where keys are set. */
  WALLETS: WalletSettings;
  /** Where uploaded pictures are kept. */
  PICTURES: PictureSettings;
};

const unusable = (errors: string[]) => new Error(`Configuration is not usable.\n  ${errors.join('\n  ')}`);

/** @throws Error naming every variable at fault */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) {
    throw unusable(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const { services, errors: serviceErrors } = signInServices(parsed.data);
  const { errors: walletErrors, ...wallets } = walletSettings(parsed.data);
  const { settings: pictures, errors: pictureErrors } = pictureSettings(parsed.data);
  const errors = [...serviceErrors, ...walletErrors, ...pictureErrors];
  if (errors.length > 0) throw unusable(errors);
  const { CHECK_ANSWERS, ...rest } = parsed.data;
  const APP_URL = (rest.APP_URL ?? `http://localhost:${rest.PORT}`).replace(/\/+$/, '');
  return {
    ...rest,
    APP_URL,
    DATABASE_DIRECT_URL: rest.DATABASE_DIRECT_URL ?? rest.DATABASE_URL,
    MAIL_FROM: rest.MAIL_FROM ?? { name: '', address: `no-reply@${new URL(APP_URL).hostname}` },
    CHECK_ANSWERS: CHECK_ANSWERS ?? rest.NODE_ENV !== 'production',
    SIGN_IN_SERVICES: services,
    OLLAMA: ollamaSettings(rest),
    WALLETS: wallets,
    PICTURES: pictures,
  };
}

// `next build` loads every module but talks to nothing; it must not need a database or a secret.
const buildTime = { DATABASE_URL: 'postgresql://build.invalid/build', AUTH_SECRET: 'only-for-the-build'.repeat(2) };

let cached: Env | undefined;

export function env(): Env {
  cached ??= parseEnv(
    process.env.NEXT_PHASE === 'phase-production-build' ? { ...process.env, ...buildTime } : process.env,
  );
  // next-auth reads there where we are, and would believe a request's Host header otherwise.
  process.env.AUTH_URL = cached.APP_URL;
  return cached;
}
