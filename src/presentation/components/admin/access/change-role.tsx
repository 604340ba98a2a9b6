'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import type { PersonDto } from '@/application/access/schema';
import { changeRole } from '@/presentation/actions/access';
import type { ActionError, ActionResult } from '@/presentation/actions/result';
import { type Owner, OwnerForm } from '../../account/second-factor/owner-form';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Dialog, DialogContent, DialogTrigger } from '../../ui/dialog';
import { useRefusal } from './use-refusal';

/** Makes somebody an administrator, or one no longer; whoever does shows once more who they are. */
export function ChangeRole({ person, owner }: { person: Pick<PersonDto, 'id' | 'name' | 'role'>; owner: Owner }) {
  const t = useTranslations('adminAccess.person');
  const refusalOf = useRefusal();
  const [isOpen, setOpen] = useState(false);
  const [refused, setRefused] = useState<ActionError | null>(null);
  const isAdmin = person.role === 'ADMIN';
  const label = isAdmin ? t('takeAdmin') : t('makeAdmin');
  const send = async (previous: ActionResult<void> | null, form: FormData) => {
    const answer = await changeRole(previous, form);
    setRefused(answer.ok ? null : answer.error);
    return answer;
  };
  const refusal = refusalOf(refused);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setRefused(null);
      }}
    >
      <DialogTrigger asChild>
        <Button variant="outline" className="justify-self-start">
          {label}
        </Button>
      </DialogTrigger>
      <DialogContent title={label} description={t(isAdmin ? 'takeText' : 'makeText', { name: person.name })}>
        <OwnerForm
          owner={owner}
          action={send}
          hidden={{ id: person.id, role: isAdmin ? 'USER' : 'ADMIN' }}
          submit={label}
          submitting={t('changing')}
          tone={isAdmin ? 'danger' : 'ink'}
          onDone={() => {
            setOpen(false);
            toast.success(t('changed'));
          }}
        >
          {refusal ? <Alert tone="danger">{refusal}</Alert> : null}
        </OwnerForm>
      </DialogContent>
    </Dialog>
  );
}
