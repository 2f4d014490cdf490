import { type CSSProperties, useId } from 'react';
import { localized, useTranslation } from '@/i18n';
import { GroupFrame, useField } from '@/ui/field';
import { type QuestionProps, useFieldProps } from './question';
import { isObject, UNSURE } from './types';

/** Rows that are answered by the same steps: a grid where there is room, a list of questions where there is none. */
export function Matrix({ question, answer, faults, onAnswer }: QuestionProps) {
  const { t } = useTranslation('questionnaires');
  const { name, label, help, required, error } = useFieldProps({ question, faults });
  const { id, fault } = useField({ help, error, required }, name);
  const rowId = useId();
  const given = isObject(answer) ? answer : {};
  const steps: { value: number | string; label: string }[] = (question.steps ?? []).map((step) => ({
    value: step.value,
    label: localized(step.label),
  }));
  if (question.unsure) steps.push({ value: UNSURE, label: t('unsure') });
  return (
    <GroupFrame {...{ id, fault, label, help, required }}>
      <div className="matrix" style={{ '--steps': steps.length } as CSSProperties}>
        <div className="matrix-head" aria-hidden="true">
          <span />
          {steps.map((step) => (
            <span key={step.value}>{step.label}</span>
          ))}
        </div>
        {(question.rows ?? []).map((row) => {
          const rowName = `${name}.${row.key}`;
          const rowFault = faults[rowName];
          const [labelId, faultId] = [`${rowId}-${row.key}`, `${rowId}-${row.key}-fault`];
          return (
            <div
              key={row.key}
              role="radiogroup"
              aria-labelledby={labelId}
              aria-describedby={rowFault ? faultId : undefined}
              aria-invalid={rowFault ? true : undefined}
              className={rowFault ? 'matrix-row matrix-row-wrong' : 'matrix-row'}
            >
              <div className="matrix-label">
                <span id={labelId}>{localized(row.label)}</span>
                {rowFault ? (
                  <p id={faultId} className="field-fault">
                    {rowFault}
                  </p>
                ) : null}
              </div>
              {steps.map((step) => (
                <label key={step.value} className="matrix-cell">
                  <input
                    type="radio"
                    name={rowName}
                    value={step.value}
                    checked={given[row.key] === step.value}
                    onChange={() => onAnswer({ ...given, [row.key]: step.value })}
                  />
                  <span>{step.label}</span>
                </label>
              ))}
            </div>
          );
        })}
      </div>
    </GroupFrame>
  );
}
