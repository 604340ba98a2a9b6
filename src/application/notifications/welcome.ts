import type { Handler } from '../jobs/job.ts';
import type { Drafts, MailedAccounts } from './ports.ts';
import type { welcomeJob } from './welcome.job.ts';

type Deps = { accounts: MailedAccounts; drafts: Drafts };

export const welcome =
  (d: Deps): Handler<(typeof welcomeJob)['payload']> =>
  async ({ userId }) => {
    const user = await d.accounts.find(userId);
    if (!user?.isVerified) return;
    const { id, email, name, locale } = user;
    await d.drafts.write([
      {
        // Once an account, however often its address changes.
        key: `welcome:${id}`,
        userId: id,
        subjectId: id,
        recipient: email,
        locale,
        template: 'welcome',
        payload: { name },
        isOptional: true,
      },
    ]);
  };
