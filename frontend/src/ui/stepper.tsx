import type { ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import './stepper.css';

export interface Step {
  label: ReactNode;
  state: 'done' | 'current' | 'next';
  /** A line below: its dates, say. */
  note?: ReactNode | undefined;
}

/** Where one is on a way of a few steps. */
export function Stepper({ steps, label }: { steps: readonly Step[]; label: string }) {
  const { t } = useTranslation('ui');
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list
    <ol role="list" className="stepper" aria-label={label}>
      {steps.map((step, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps stand in an order that does not change
          key={index}
          className={`step step-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="step-mark" aria-hidden="true">
            {step.state === 'done' ? <Check /> : index + 1}
          </span>
          <span className="step-text">
            <span className="step-label">{step.label}</span>
            <span className="hidden-text"> ({t(`step.${step.state}`)})</span>
            {step.note ? <span className="step-note">{step.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

const Check = () => (
  <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="3" aria-hidden="true">
    <path d="m5 12.5 5 5 9-11" />
  </svg>
);
