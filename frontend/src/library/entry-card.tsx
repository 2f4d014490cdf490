import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema.gen';
import { Artwork } from '@/art/artwork';
import { bodyName, useTranslation } from '@/i18n';
import { Card } from '@/ui/card';
import { Tag } from '@/ui/tag';
import { LIFECYCLE_TONES } from './tones';

export type LibraryCard = components['schemas']['LibraryCard'];

/** An entry among others. */
export function EntryCard({ entry, level }: { entry: LibraryCard; level?: 2 | 3 }) {
  const { t } = useTranslation('library');
  return (
    <Card
      level={level}
      art={<Artwork name={entry.artwork} />}
      tags={
        <>
          <Tag tone={LIFECYCLE_TONES[entry.lifecycle]}>{t(`lifecycle.${entry.lifecycle}`)}</Tag>
          <Tag>{t(`words:theme.${entry.theme}`)}</Tag>
        </>
      }
      title={
        <Link to="/library/$slug" params={{ slug: entry.slug }}>
          {entry.title}
        </Link>
      }
      foot={
        <>
          <span>{bodyName(entry.organisation)}</span>
          {entry.adoptions > 0 ? <span>{t('adoptions', { count: entry.adoptions })}</span> : null}
        </>
      }
    >
      <p className="clamp">{entry.summary}</p>
    </Card>
  );
}
