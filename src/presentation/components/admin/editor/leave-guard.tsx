'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from '../../ui/alert-dialog';
import { Button } from '../../ui/button';
import { DialogFooter } from '../../ui/dialog';
import { isInputKept } from '../../use-kept-input';

/** The address that a click leads to, where it would replace this page. */
function leavingTo(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.hasAttribute('download')) return null;
  // The same page in the other language takes what was typed along.
  if (link.closest('[data-keeps-input]')) return null;
  const isHere =
    link.origin === location.origin && link.pathname === location.pathname && link.search === location.search;
  return isHere ? null : link.href;
}

/** Asks before `changes` unsaved edits are left behind: by a link here, by closing the tab in the browser's own words. */
export function LeaveGuard({ changes }: { changes: number }) {
  const t = useTranslations('admin.form.leave');
  const [target, setTarget] = useState<string | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const isArmed = changes > 0 && !isLeaving;

  useEffect(() => {
    if (!isArmed) return;
    const onClick = (event: MouseEvent) => {
      const href = leavingTo(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!isInputKept()) event.preventDefault();
    };
    // On the window and while capturing: before the router hears of the click.
    window.addEventListener('click', onClick, true);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('click', onClick, true);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [isArmed]);

  // Only once the listeners are gone does the browser leave without asking again.
  useEffect(() => {
    if (isLeaving && target) location.assign(target);
  }, [isLeaving, target]);

  return (
    <AlertDialog open={target !== null && !isLeaving} onOpenChange={(open) => !open && setTarget(null)}>
      <AlertDialogContent title={t('title')} description={t('text', { count: changes })}>
        <DialogFooter>
          <Button variant="danger" onClick={() => setLeaving(true)}>
            {t('leave')}
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="ink">{t('stay')}</Button>
          </AlertDialogCancel>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
