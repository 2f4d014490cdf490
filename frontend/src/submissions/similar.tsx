import { useEffect, useState } from 'react';
import { query } from '@/api/client';
import { bodyName, useTranslation } from '@/i18n';
import { Tag } from '@/ui/tag';
import { submissionTone, useWords } from '@/words/words';

interface Props {
  title: string;
  /** The submission that is being written. */
  except?: string | undefined;
}

/** Submissions with a title like the one being typed: somebody may have brought the same. */
export function Similar({ title, except }: Props) {
  const { t } = useTranslation('writing');
  const words = useWords();
  const asked = useSettled(title.trim().slice(0, 160));
  const { data } = query.useQuery(
    'get',
    '/api/v1/submissions/similar',
    { params: { query: { title: asked, ...(except ? { except } : {}) } } },
    { enabled: asked.length >= 8, placeholderData: (before) => before },
  );
  const items = asked.length >= 8 ? (data?.items ?? []) : [];
  return (
    <div role="status">
      {items.length > 0 ? (
        <section className="similar stack stack-tight" aria-labelledby="similar-title">
          <h3 id="similar-title">{t('similar.title', { count: items.length })}</h3>
          <p className="soft">{t('similar.text')}</p>
          <ul>
            {items.map((it) => (
              <li key={it.id}>
                <a href={`/submissions/${it.id}`} target="_blank" rel="noreferrer">
                  {it.title}
                  <span className="hidden-text"> ({t('similar.newTab')})</span>
                </a>{' '}
                <span className="faint">
                  {it.code} · {bodyName(it.organisation)}
                </span>{' '}
                <Tag tone={submissionTone[it.status]}>{words.submission(it.status)}</Tag>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

/** The text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(setSettled, 450, text);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
