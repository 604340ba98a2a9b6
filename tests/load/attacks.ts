import { attackers } from './attackers.ts';
import { loginFlood } from './login-flood.ts';
import { startStack } from './stack.ts';

/** `npm run bench:attacks [-- --rounds 5 --seconds 8 --built]`: what attackers cost those who buy and sign in. */

const stack = await startStack({ processes: [{ RATE_LIMITS: 'on' }], buyers: 2_000 });
try {
  await loginFlood(stack);
  await attackers(stack);
} finally {
  await stack.stop();
}
