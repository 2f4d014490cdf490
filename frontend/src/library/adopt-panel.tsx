import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { components } from '@/api/schema.gen';
import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/page';

// Few who read an entry represent a body.
const AdoptForm = lazy(async () => ({ default: (await import('./adopt-form')).AdoptForm }));

type Entry = components['schemas']['LibraryEntry'];

/** How a body adopts the solution: a form for its representative, the way there for a visitor. */
export function AdoptPanel({ entry }: { entry: Entry }) {
  const { t } = useTranslation('library');
  const { member, ready } = useSession();
  if (entry.abilities.adopts_for.length > 0)
    return (
      <Suspense fallback={<Skeleton lines={5} card />}>
        <AdoptForm entry={entry} />
      </Suspense>
    );
  if (member || !ready || entry.status !== 'published') return null;
  return (
    <Notice title={t('adopt.title')}>
      <p>{t('adopt.visitor')}</p>
      <p>
        <Link to="/sign-in" search={{ next: `/library/${entry.slug}` }}>
          {t('adopt.signIn')}
        </Link>
      </p>
    </Notice>
  );
}
