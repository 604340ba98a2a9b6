'use client';

import { Printer } from 'lucide-react';
import { Button } from '../../ui/button';

export function PrintButton({ label }: { label: string }) {
  return (
    <Button onClick={() => window.print()} className="print:hidden">
      <Printer aria-hidden="true" />
      {label}
    </Button>
  );
}
