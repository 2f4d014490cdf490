import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import './tabs.css';

/** Links beside each other that show one part of a subject each; which one is in the address. Its items are `Tab`s. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="tabs" aria-label={label}>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list">{children}</ul>
    </nav>
  );
}

type ItemProps = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> | undefined };

const Item = (anchor: ItemProps) => (
  <li>
    <a {...anchor} />
  </li>
);

/** One of `Tabs`: a link of the router, marked where one is. */
export const Tab = createLink(Item);
