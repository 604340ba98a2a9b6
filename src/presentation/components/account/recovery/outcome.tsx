'use client';

import { type ReactNode, useEffect, useRef } from 'react';

type OutcomeProps = {
  title: ReactNode;
  text: ReactNode;
  /** Follows on something that the reader did, so a screen reader goes on here. */
  takesFocus?: boolean;
  children?: ReactNode;
};

/** What stands in a form's place once there is nothing more to fill in. */
export function Outcome({ title, text, takesFocus = false, children }: OutcomeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div className="grid gap-4">
      <h2 ref={heading} tabIndex={-1} className="font-bold text-2xl outline-none">
        {title}
      </h2>
      <p className="break-words text-ink-soft">{text}</p>
      {children ? <div className="mt-1 flex flex-wrap gap-3">{children}</div> : null}
    </div>
  );
}
