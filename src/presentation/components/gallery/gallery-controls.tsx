'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Stepper } from '../buy/stepper';
import { CopyButton } from '../copy-button';
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogTrigger } from '../ui/alert-dialog';
import { Button } from '../ui/button';
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../ui/dialog';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu';
import { Field } from '../ui/field';
import { Input, Textarea } from '../ui/input';
import { Select } from '../ui/select';
import Toaster from '../ui/sonner';
import { GallerySection } from './section';

const options = (
  <>
    <option>Music</option>
    <option>Theatre</option>
  </>
);

/** What is typed into, chosen from and opened. */
export function GalleryControls() {
  const [quantity, setQuantity] = useState(1);
  return (
    <>
      <GallerySection title="Fields">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label="With a hint" hint="As on your invoice.">
            <Input placeholder="Ana Souza" />
          </Field>
          <Field label="Optional" optional="(optional)">
            <Select>{options}</Select>
          </Field>
          <Field label="At fault" error="Write an e-mail address such as ana@example.com.">
            <Input defaultValue="ana@" />
          </Field>
          <Field label="Disabled">
            <Input disabled defaultValue="Not to be changed" />
          </Field>
          <Field label="Long">
            <Textarea />
          </Field>
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" className="checkbox" defaultChecked />
            Only with seats left
          </label>
        </div>
        <Stepper quantity={quantity} least={1} most={6} floor="least" onChange={setQuantity} />
      </GallerySection>
      <GallerySection title="What opens">
        <div className="flex flex-wrap gap-3">
          <Dialog>
            <DialogTrigger asChild>
              <Button variant="outline">Dialog</Button>
            </DialogTrigger>
            <DialogContent title="A dialog" description="It keeps the focus until it closes.">
              <DialogFooter>
                <Button variant="accent">The one action</Button>
              </DialogFooter>
            </DialogContent>
          </Dialog>
          <AlertDialog>
            <AlertDialogTrigger asChild>
              <Button variant="danger">Alert dialog</Button>
            </AlertDialogTrigger>
            <AlertDialogContent title="Cancel the event?" description="This cannot be taken back.">
              <DialogFooter>
                <AlertDialogCancel asChild>
                  <Button variant="outline">Keep it</Button>
                </AlertDialogCancel>
              </DialogFooter>
            </AlertDialogContent>
          </AlertDialog>
          <DropdownMenu modal={false}>
            <DropdownMenuTrigger asChild>
              <Button variant="outline">Menu</Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent>
              <DropdownMenuLabel>ana@example.com</DropdownMenuLabel>
              <DropdownMenuItem>My tickets</DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem disabled>Not now</DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
          <Button variant="outline" onClick={() => toast.success('Saved', { description: 'Everybody sees it now.' })}>
            Toast
          </Button>
          <Button variant="outline" onClick={() => toast.error('Not saved')}>
            Toast of an error
          </Button>
          <CopyButton text="ABCD23456">Copy</CopyButton>
        </div>
      </GallerySection>
      <Toaster />
    </>
  );
}
