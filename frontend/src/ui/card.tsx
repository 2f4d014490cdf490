import type { ReactNode } from 'react';
import './card.css';

interface CardProps {
  /** Usually a link; then the whole card leads on. */
  title: ReactNode;
  /** The level of its heading: 3 below an `h2`. */
  level?: 2 | 3 | 4 | undefined;
  /** Above the title: states in `Tag`s. */
  tags?: ReactNode | undefined;
  /** A picture over the top. */
  art?: ReactNode | undefined;
  children?: ReactNode | undefined;
  /** A quiet line at the bottom: whose, when. */
  foot?: ReactNode | undefined;
}

/** One thing among others that lead on. In a `CardGrid` each is an item of the list. */
export function Card({ title, level = 3, tags, art, children, foot }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <article className="card">
      {art ? <div className="card-art">{art}</div> : null}
      {tags ? <div className="card-tags">{tags}</div> : null}
      <Heading className="card-title">{title}</Heading>
      {children ? <div className="card-text">{children}</div> : null}
      {foot ? <div className="card-foot">{foot}</div> : null}
    </article>
  );
}

interface GridProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
  label?: string | undefined;
}

/** Cards beside each other, as many as fit. */
export function CardGrid<Item>({ items, keyOf, children, label }: GridProps<Item>) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
    <ul role="list" className="grid card-grid" aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)}>{children(item)}</li>
      ))}
    </ul>
  );
}
