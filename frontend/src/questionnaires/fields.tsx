import { useMemo } from 'react';
import { localized, useTranslation } from '@/i18n';
import type { Faults } from '@/ui/form';
import { accept } from './accept';
import { QuestionField } from './question';
import type { Answers, Definition } from './types';
import './questionnaire.css';

interface Props {
  definition: Definition;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** By name of field, as `useVerdict` and `faultsOfAnswers` give them. */
  faults?: Faults | undefined;
  /** Only the section with this key; all of them otherwise. */
  section?: string | undefined;
  /** The level of the sections' headings. */
  level?: 2 | 3 | undefined;
}

/** The questions of a definition, as fields that show and hide as the answers come. Stands inside a form element. */
export function QuestionnaireFields({ definition, answers, onChange, faults = {}, section, level = 2 }: Props) {
  useTranslation('questionnaires');
  const { sections, questions } = useMemo(() => accept(definition, answers, 'draft'), [definition, answers]);
  const shown = definition.sections.filter(({ key }) => sections.has(key) && (!section || key === section));
  const Heading = `h${level}` as const;
  return (
    <div className="questionnaire">
      {shown.map(({ key, title, help, questions: asked }) => (
        <section key={key} className="questionnaire-section" aria-labelledby={`section-${key}`}>
          <Heading id={`section-${key}`} tabIndex={-1}>
            {localized(title)}
          </Heading>
          {help ? <p className="soft">{localized(help)}</p> : null}
          {asked
            .filter((question) => questions.has(question.key))
            .map((question) => (
              <QuestionField
                key={question.key}
                question={question}
                answer={answers[question.key]}
                faults={faults}
                onAnswer={(answer) => onChange({ ...answers, [question.key]: answer })}
              />
            ))}
        </section>
      ))}
    </div>
  );
}
