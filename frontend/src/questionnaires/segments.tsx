import { type ReactNode, useId } from 'react';
import { GroupFrame, useField } from '@/ui/field';

interface Props {
  name: string;
  label: ReactNode;
  help?: ReactNode | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  values: readonly number[];
  labelOf: (value: number) => ReactNode;
  value: unknown;
  onChoose: (value: number) => void;
  /** What the first and the last mean. */
  low?: string | undefined;
  high?: string | undefined;
}

/** One of a row of numbers: radio buttons that look like one bar. */
export function Segments({ name, label, help, error, required, values, labelOf, value, onChoose, low, high }: Props) {
  const { id, fault } = useField({ help, error, required }, name);
  const ends = useId();
  const describes = (index: number) =>
    (index === 0 && low) || (index === values.length - 1 && high)
      ? `${ends}-${index === 0 ? 'low' : 'high'}`
      : undefined;
  return (
    <GroupFrame {...{ id, fault, label, help, required }}>
      <div className="segments">
        {values.map((one, index) => (
          <label key={one} className="segment">
            <input
              type="radio"
              name={name}
              value={one}
              checked={value === one}
              aria-describedby={describes(index)}
              onChange={() => onChoose(one)}
            />
            <span>{labelOf(one)}</span>
          </label>
        ))}
      </div>
      {low || high ? (
        <div className="segment-ends">
          <span id={`${ends}-low`}>{low}</span>
          <span id={`${ends}-high`}>{high}</span>
        </div>
      ) : null}
    </GroupFrame>
  );
}
