import { useMemo } from 'react';
import { useTranslation } from '@/i18n';
import { diff } from './diff';

interface Props {
  before: string;
  after: string;
  /** Which side is shown: both in one text, or one with what only it has. */
  side?: 'before' | 'after' | undefined;
}

/** What changed from one text to another, by colour, line and, for screen readers, by words. */
export function Difference({ before, after, side }: Props) {
  const { t } = useTranslation('projects');
  const pieces = useMemo(() => diff(before, after), [before, after]);
  const hidden = side === 'before' ? 'added' : side === 'after' ? 'removed' : undefined;
  return (
    <div className="difference">
      {pieces
        .filter(({ kind }) => kind !== hidden)
        .map(({ kind, text }, index) => {
          const key = `${index}-${kind}`;
          if (kind === 'same') return <span key={key}>{text}</span>;
          const Mark = kind === 'added' ? 'ins' : 'del';
          return (
            <Mark key={key} className={side ? 'difference-own' : undefined}>
              {side ? null : <span className="hidden-text">{t(`difference.${kind}`)} </span>}
              {text}
            </Mark>
          );
        })}
    </div>
  );
}
