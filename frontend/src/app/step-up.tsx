import { lazy, Suspense, useEffect, useState } from 'react';
import { onStepUp } from '@/api/step-up';

/** Fetched when it is needed: most visits never see it. */
const StepUpDialog = lazy(() => import('@/members/step-up').then(({ StepUpDialog: dialog }) => ({ default: dialog })));

/** Where a second factor is asked for when a request wants a fresh one; the layout has it once. */
export function StepUp() {
  const [asked, setAsked] = useState<{ answer: (shown: boolean) => void }>();
  useEffect(() => onStepUp(() => new Promise((answer) => setAsked({ answer }))), []);
  if (!asked) return null;
  const close = (shown: boolean) => {
    setAsked(undefined);
    asked.answer(shown);
  };
  return (
    <Suspense fallback={null}>
      <StepUpDialog close={close} />
    </Suspense>
  );
}
