'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useIsAwake } from '../../use-is-awake';

/**
 * Heads what comes in the place of another step. Whoever sent that one off from its end goes on here: a browser would
 * scroll back to as far down as they were. Opened by its address, the page begins as any other.
 */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const follows = useRef(useIsAwake());
  useEffect(() => {
    if (follows.current) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className="font-bold text-2xl outline-none">
      {children}
    </h2>
  );
}
