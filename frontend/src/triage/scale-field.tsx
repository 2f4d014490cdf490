import type { components } from '@/api/schema.gen';
import { localized, useTranslation } from '@/i18n';
import { GroupFrame, useField } from '@/ui/field';

type Schemas = components['schemas'];

/** The choice that abstains from a criterion. */
export const ABSTAIN = 'abstain';

interface Props {
  criterion: Schemas['Criterion'];
  scale: readonly Schemas['ScaleStep'][];
  given: string | undefined;
}

/** One criterion: radio buttons that look like a bar of labelled steps, and below it the way to abstain. */
export function ScaleField({ criterion, scale, given }: Props) {
  const { t } = useTranslation('triage');
  const name = `values.${criterion.key}`;
  const { id, fault } = useField({}, name);
  const weight = criterion.weight > 0 ? t('score.weight', { weight: criterion.weight }) : t('score.independent');
  return (
    <GroupFrame
      id={id}
      fault={fault}
      label={
        <>
          {localized(criterion.label)} <span className="weight">{weight}</span>
        </>
      }
      help={localized(criterion.help)}
    >
      <div className="scale-bar">
        {scale.map(({ value, label }) => (
          <label key={value} className="scale-step">
            <input type="radio" name={name} value={value} defaultChecked={given === String(value)} />
            <span>
              <strong className="number">{value}</strong>
              <small>{localized(label)}</small>
            </span>
          </label>
        ))}
      </div>
      <label className="choice">
        <input type="radio" name={name} value={ABSTAIN} defaultChecked={given === ABSTAIN} />
        <span>{t('score.abstain')}</span>
      </label>
    </GroupFrame>
  );
}
