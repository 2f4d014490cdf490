import { Link } from '@tanstack/react-router';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { Card, CardGrid } from '@/ui/card';
import { Tag } from '@/ui/tag';
import { submissionTone, useWords } from '@/words/words';
import type { SubmissionCard } from './state';

/** Submissions beside each other, each leading to its page. */
export function SubmissionCards({ items, label }: { items: readonly SubmissionCard[]; label: string }) {
  const { t } = useTranslation('submissions');
  const words = useWords();
  const { shortDate } = useFormats();
  return (
    <CardGrid items={items} keyOf={({ id }) => id} label={label}>
      {(it) => (
        <Card
          level={2}
          title={
            <Link to="/submissions/$id" params={{ id: it.id }}>
              {it.title}
            </Link>
          }
          tags={
            <>
              <Tag tone={submissionTone[it.status]}>{words.submission(it.status)}</Tag>
              {it.policy_area ? <Tag>{words.policyArea(it.policy_area)}</Tag> : null}
            </>
          }
          foot={
            <>
              <span>{it.code}</span>
              <span>{bodyName(it.organisation)}</span>
              {it.submitted_at ? <span>{shortDate(it.submitted_at)}</span> : null}
            </>
          }
        >
          <p className="clamp soft">{it.summary}</p>
          {it.challenge ? <p className="faint">{t('becameOf', { code: it.challenge.code })}</p> : null}
        </Card>
      )}
    </CardGrid>
  );
}
