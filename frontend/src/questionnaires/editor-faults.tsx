import { useEffect, useRef } from 'react';
import type { Problem } from '@/api/problem';
import { localized, useTranslation } from '@/i18n';
import type { Place } from './edit';
import type { Definition } from './types';

interface Props {
  problem: Problem;
  definition: Definition;
  onSelect: (place: Place) => void;
}

/** What the API found wrong, each with the way to its place. */
export function EditorFaults({ problem, definition, onSelect }: Props) {
  const { t } = useTranslation('questionnaire-editor');
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem takes the focus
  useEffect(() => box.current?.focus(), [problem]);
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{problem.title}</h2>
      <ul>
        {problem.errors.map(({ pointer, message }) => {
          const place = placeOf(pointer);
          const section = definition.sections[place.section];
          const question = place.question === undefined ? undefined : section?.questions[place.question];
          const name = localized(question?.text ?? section?.title) || t('edit.unnamed');
          return (
            <li key={pointer + message}>
              <button type="button" onClick={() => onSelect(place)}>
                {name} — {message}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** `/definition/sections/1/questions/2/text/el` is the third question of the second section. */
function placeOf(pointer: string): Place {
  const [, section = '0', question] = /sections\/(\d+)(?:\/questions\/(\d+))?/.exec(pointer) ?? [];
  return { section: Number(section), question: question === undefined ? undefined : Number(question) };
}
