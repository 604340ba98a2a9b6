'use client';

import { useEffect, useState } from 'react';

/** The section that is being read: the last whose top has passed the upper third of the window. */
export function useSectionInView(ids: string[]): string | undefined {
  const [inView, setInView] = useState(ids[0]);
  const wanted = ids.join(' ');
  useEffect(() => {
    const sections = wanted.split(' ').flatMap((id) => document.getElementById(id) ?? []);
    const look = () => {
      const isAtEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
      const passed = sections.filter((section) => section.getBoundingClientRect().top < window.innerHeight / 3);
      setInView((isAtEnd ? sections.at(-1) : (passed.at(-1) ?? sections[0]))?.id);
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [wanted]);
  return inView;
}
