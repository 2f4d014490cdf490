import { query } from '@/api/client';
import { useFormats, useTranslation } from '@/i18n';

const SHOWN = ['organisations', 'members', 'submissions', 'challenges', 'library_entries', 'adoptions'] as const;

/** The network in figures. */
export function FigureBand() {
  const { t } = useTranslation('home');
  const { number } = useFormats();
  const { data } = query.useQuery('get', '/api/v1/insights/figures');
  return (
    <section className="home-figures" aria-labelledby="figures">
      <h2 id="figures">{t('figures.title')}</h2>
      <dl className="home-figures-list">
        {SHOWN.map((name) => (
          <div key={name}>
            <dt>{t(`figures.${name}`)}</dt>
            <dd>{data ? number(data[name]) : <span aria-hidden="true">—</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
