import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { query } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { Artwork } from '@/art/artwork';
import { useFormats, useTranslation } from '@/i18n';
import { BodyLink } from '@/organisations/body-link';
import { Button, ButtonLink } from '@/ui/button';
import { CardGrid } from '@/ui/card';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, EmptyState, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';
import { AdoptPanel } from './adopt-panel';
import { EntryCard } from './entry-card';
import { Ledger } from './ledger';
import { LineageOf } from './lineage';
import { LIFECYCLE_TONES } from './tones';
import './entry.css';

type Entry = components['schemas']['LibraryEntry'];

/** A solution, whole: what it solved and how, who has adopted it, and how to do the same. */
export function EntryPage({ slug }: { slug: string }) {
  const { t } = useTranslation('library');
  const { data: entry, error } = query.useQuery(
    'get',
    '/api/v1/library-entries/{slug}',
    { params: { path: { slug } } },
    { throwOnError: (thrown: unknown) => !isProblem(thrown, 'entry-withdrawn') },
  );
  if (error) return <Gone />;
  if (!entry) return <Skeleton lines={12} />;
  return (
    <article className="stack stack-wide">
      <PageHead
        title={entry.title}
        lead={entry.summary}
        above={
          <>
            <Breadcrumbs
              way={[
                <Link key="library" to="/library">
                  {t('title')}
                </Link>,
              ]}
              here={entry.title}
            />
            <div className="row">
              <Tag tone={LIFECYCLE_TONES[entry.lifecycle]}>{t(`lifecycle.${entry.lifecycle}`)}</Tag>
              <Tag>{t(`words:theme.${entry.theme}`)}</Tag>
            </div>
          </>
        }
        actions={<Actions entry={entry} />}
      />
      {entry.status === 'draft' ? <Notice tone="warn">{t('entry.draft')}</Notice> : null}
      {entry.status === 'withdrawn' ? <Notice tone="warn">{t('entry.withdrawn')}</Notice> : null}
      <div className="entry">
        <div className="stack stack-wide">
          <Part title={t('entry.problem')} text={entry.problem} />
          <Part title={t('entry.solution')} text={entry.solution} />
          <Part title={t('entry.results')} text={entry.results} loud />
          <Steps title={t('entry.replication')} text={entry.replication} />
          <Part title={t('entry.lessons')} text={entry.lessons} />
        </div>
        <aside className="stack stack-wide">
          <div className="entry-art">
            <Artwork name={entry.artwork} />
          </div>
          <Facts entry={entry} />
          {entry.lineage ? <LineageOf lineage={entry.lineage} /> : null}
        </aside>
      </div>
      <AdoptPanel entry={entry} />
      <Ledger slug={slug} />
      {entry.related.length > 0 ? (
        <section className="stack" aria-labelledby="related">
          <h2 id="related">{t('entry.related')}</h2>
          <CardGrid items={entry.related} keyOf={(each) => each.id}>
            {(each) => <EntryCard entry={each} />}
          </CardGrid>
        </section>
      ) : null}
    </article>
  );
}

function Actions({ entry }: { entry: Entry }) {
  const { t } = useTranslation('library');
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    toast(t('entry.copied'));
  };
  return (
    <>
      <Button small onClick={() => void copy()}>
        {t('entry.copy')}
      </Button>
      {entry.abilities.can_revise ? (
        <ButtonLink small to="/admin/library/$slug" params={{ slug: entry.slug }}>
          {t('entry.edit')}
        </ButtonLink>
      ) : null}
    </>
  );
}

function Part({ title, text, loud }: { title: string; text: string; loud?: boolean }) {
  if (!text) return null;
  return (
    <section className={loud ? 'entry-part entry-loud' : 'entry-part'}>
      <h2>{title}</h2>
      {text.split(/\n+/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  );
}

/** A step a line. */
function Steps({ title, text }: { title: string; text: string }) {
  const steps = text.split(/\n+/).filter(Boolean);
  if (steps.length === 0) return null;
  return (
    <section className="entry-part">
      <h2>{title}</h2>
      <ol className="entry-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ entry }: { entry: Entry }) {
  const { t } = useTranslation('library');
  const { date } = useFormats();
  const facts: [string, ReactNode][] = [
    [t('entry.organisation'), entry.organisation ? <BodyLink key="body" body={entry.organisation} /> : null],
    [t('entry.bodyKind'), t(`words:bodyKind.${entry.body_kind}`)],
    [t('entry.region'), t(`words:region.${entry.region ?? 'all'}`)],
    [t('entry.cost'), t(`cost.${entry.cost_band}`)],
    [t('entry.licence'), entry.licence],
    [t('entry.contact'), entry.contact],
    [t('entry.published'), entry.published_at ? date(entry.published_at) : ''],
  ];
  return (
    <section className="entry-facts" aria-labelledby="facts">
      <h2 id="facts">{t('entry.facts')}</h2>
      <dl>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Gone() {
  const { t } = useTranslation('library');
  return (
    <div className="stack stack-wide">
      <PageHead title={t('entry.gone')} />
      <EmptyState title={t('entry.goneText')} action={<Link to="/library">{t('title')}</Link>} />
    </div>
  );
}
