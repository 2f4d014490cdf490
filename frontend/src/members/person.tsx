import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { query } from '@/api/client';
import { bodyName, localized, useFormats, useTranslation } from '@/i18n';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead, Skeleton } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { Decisions } from './decisions';
import { Mandates } from './mandates';
import { type Member, nameOf, TONES } from './record';
import { ResetFactors } from './reset-factors';
import { Roles } from './roles';
import { StepsOf } from './standing-steps';

/** One person: who it is, on what the membership rests, and what may be decided about it. */
export function PersonPage({ id }: { id: string }) {
  const { t } = useTranslation('people');
  const person = query.useQuery('get', '/api/v1/members/{id}', { params: { path: { id } } });
  if (person.error) throw person.error;
  if (!person.data) return <Skeleton lines={10} />;
  const member = person.data;
  return (
    <div className="stack stack-wide">
      <PageHead
        title={nameOf(member)}
        above={
          <>
            <Breadcrumbs
              way={[
                <Link key="members" to="/admin/members">
                  {t('title')}
                </Link>,
              ]}
              here={nameOf(member)}
            />
            <div>
              <Tag tone={TONES[member.status]}>{t(`statuses.${member.status}`)}</Tag>
            </div>
          </>
        }
        actions={<Decisions member={member} />}
      />
      {member.status === 'awaiting_approval' ? (
        <Notice tone="warn" title={t('waits')}>
          {t(member.free_mail ? 'waitsFreeMail' : 'waitsUnknown')}
        </Notice>
      ) : null}
      <Facts member={member} />
      <Roles member={member} />
      <Mandates member={member} />
      {member.abilities.can_change_roles ? <ResetFactors member={member} /> : null}
      <StepsOf id={member.id} />
    </div>
  );
}

function Facts({ member }: { member: Member }) {
  const { t } = useTranslation('people');
  const { dateTime } = useFormats();
  const { organisation } = member;
  const facts: [string, ReactNode][] = [
    [t('email'), member.email],
    [
      t('body'),
      organisation ? (
        <Link key="body" to="/admin/organisations/$id" params={{ id: organisation.id }}>
          {bodyName(organisation)}
        </Link>
      ) : null,
    ],
    [t('unit'), member.unit],
    [t('post'), member.post],
    [t('fields:category'), member.category ? t(`fields:categories.${member.category}`) : null],
    [t('expertise'), [...member.expertise_fields.map(({ name }) => localized(name)), ...member.expertise].join(', ')],
    [t('fields:theirInterests'), member.interests.map(({ name }) => localized(name)).join(', ')],
    [t('since'), dateTime(member.created_at)],
    [t('verified'), member.email_verified_at ? dateTime(member.email_verified_at) : t('notVerified')],
    [t('evidence'), member.approval_evidence],
    [t('approvedBy'), member.approved_by?.name],
    [t('reason'), member.decision_reason],
  ];
  return (
    <section className="stack" aria-labelledby="person-facts">
      <h2 id="person-facts">{t('facts')}</h2>
      <dl className="record">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
