import { Link } from '@tanstack/react-router';
import type { components } from '@/api/schema.gen';
import { pathProps } from '@/app/path';
import { localized, useFormats, useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { EmptyState } from '@/ui/page';
import { Tag } from '@/ui/tag';

type Item = components['schemas']['AgendaItem'];

const DAY = 86_400_000;

/** The one next thing, big and clear. */
export function Next({ item }: { item: Item | null }) {
  const { t } = useTranslation('agenda');
  const words = useWords(item);
  if (!item)
    return (
      <EmptyState
        title={t('nothing.title')}
        action={<ButtonLink to={'/campaigns' as string}>{t('nothing.action')}</ButtonLink>}
      >
        {t('nothing.text')}
      </EmptyState>
    );
  return (
    <section className="next-thing" aria-labelledby="next-thing">
      <p className="next-kicker">{t('next')}</p>
      <h2 id="next-thing">{words.title}</h2>
      <p className="measure">{t(`kind.${item.kind}.text`)}</p>
      <Due item={item} />
      <p>
        <ButtonLink {...pathProps(item.path)} variant="call">
          {t(`kind.${item.kind}.action`)}
        </ButtonLink>
      </p>
    </section>
  );
}

/** What comes after it. */
export function Further({ items }: { items: Item[] }) {
  const { t } = useTranslation('agenda');
  if (items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="further-things">
      <h2 id="further-things">{t('further')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="further-things">
        {items.map((item) => (
          <FurtherThing key={`${item.kind} ${item.path}`} item={item} />
        ))}
      </ul>
    </section>
  );
}

function FurtherThing({ item }: { item: Item }) {
  const { title } = useWords(item);
  return (
    <li className="row row-apart">
      <Link {...pathProps(item.path)}>{title}</Link>
      <Due item={item} />
    </li>
  );
}

/** What there is to do, in the words of its kind: about one thing, or about several. */
function useWords(item: Item | null): { title: string } {
  const { t } = useTranslation('agenda');
  if (!item) return { title: '' };
  const about = localized(item.about);
  if (item.count != null) return { title: t(`kind.${item.kind}.several`, { count: item.count }) };
  return { title: about ? t(`kind.${item.kind}.about`, { about }) : t(`kind.${item.kind}.title`) };
}

function Due({ item }: { item: Item }) {
  const { t } = useTranslation('agenda');
  const { date } = useFormats();
  if (!item.due_at) return null;
  const left = Date.parse(item.due_at) - Date.now();
  const days = Math.round(Math.abs(left) / DAY);
  const values = { date: date(item.due_at), count: days };
  const key = days === 0 ? 'Today' : '';
  return (
    <p className="row due">
      {item.overdue ? <Tag tone="bad">{t('overdue')}</Tag> : null}
      <time dateTime={item.due_at}>{t(`${left < 0 ? 'wasDue' : 'due'}${key}`, values)}</time>
    </p>
  );
}
