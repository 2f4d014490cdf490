import type { ReactNode } from 'react';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { AnswerList } from '@/questionnaires/answer-list';
import { Tag } from '@/ui/tag';
import type { Participation } from './queries';

interface Props {
  declaration: Participation;
  /** The choices about it, where they can be made. */
  children?: ReactNode | undefined;
}

/** Who wants to take part, from where, and with what. */
export function Declaration({ declaration, children }: Props) {
  const { t } = useTranslation('workshops');
  const { date } = useFormats();
  const { member, organisation, lead } = declaration;
  return (
    <article className="declaration" aria-labelledby={`declaration-${declaration.id}`}>
      <div className="stack stack-tight">
        <h3 id={`declaration-${declaration.id}`} className="declaration-name">
          {member?.name} {lead ? <Tag tone="info">{t('team.lead')}</Tag> : null}
        </h3>
        <p>
          {bodyName(organisation)}
          {organisation ? (
            <span className="declaration-from">
              {t(`kind.${organisation.kind}`)} ·{' '}
              {organisation.region ? regionName(organisation.region, t) : t('region.all')}
            </span>
          ) : null}
        </p>
        <p className="soft">{[member?.post, member?.unit].filter(Boolean).join(' · ')}</p>
        {member && member.expertise.length > 0 ? (
          <p className="row declaration-expertise">
            {member.expertise.map((each) => (
              <Tag key={each}>{each}</Tag>
            ))}
          </p>
        ) : null}
        <p className="faint">{t('team.declaredOn', { when: date(declaration.created_at) })}</p>
      </div>
      <AnswerList version={declaration.form_version_id} answers={declaration.answers} />
      {children}
    </article>
  );
}

const REGIONS = [
  ...['EL30', 'EL41', 'EL42', 'EL43', 'EL51', 'EL52', 'EL53'],
  ...['EL54', 'EL61', 'EL62', 'EL63', 'EL64', 'EL65'],
];

/** The region of a NUTS-2 code; another country's code stays a code. */
const regionName = (code: string, t: (key: string) => string): string =>
  REGIONS.includes(code) ? t(`region.${code}`) : code;
