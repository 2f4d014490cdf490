import { QuestionnaireFields } from '@/questionnaires/fields';
import type { Answers, Definition } from '@/questionnaires/types';
import type { Faults } from '@/ui/form';
import { Skeleton } from '@/ui/page';

interface Props {
  /** What the campaign's form asks, once it is there. */
  definition: Definition | undefined;
  answers: Answers;
  faults: Faults;
  onChange: (answers: Answers) => void;
}

/** The campaign's own form. */
export function CampaignFields({ definition, ...fields }: Props) {
  if (!definition) return <Skeleton lines={6} />;
  return <QuestionnaireFields definition={definition} {...fields} />;
}
