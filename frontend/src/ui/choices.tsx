import type { InputHTMLAttributes, ReactNode } from 'react';
import { type FieldProps, GroupFrame, useField } from './field';

type CheckboxProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type' | 'required'>;

/** One statement to agree to. */
export function Checkbox({ label, help, error, required, ...input }: CheckboxProps) {
  const { id, fault, control } = useField({ help, error, required }, input.name);
  return (
    <div className={fault ? 'field field-wrong' : 'field'}>
      {fault ? (
        <p id={`${id}-fault`} className="field-fault">
          {fault}
        </p>
      ) : null}
      <div className="choice">
        <input {...input} {...control} type="checkbox" />
        <label htmlFor={id}>{label}</label>
        {help ? (
          <div id={`${id}-help`} className="field-help">
            {help}
          </div>
        ) : null}
      </div>
    </div>
  );
}

interface Choice {
  value: string;
  label: ReactNode;
  help?: ReactNode | undefined;
  disabled?: boolean | undefined;
}

interface GroupProps extends FieldProps {
  name: string;
  choices: readonly Choice[];
  /** Beside each other, where there is room. */
  inline?: boolean | undefined;
}

interface CheckboxGroupProps extends GroupProps {
  value?: readonly string[] | undefined;
  defaultValue?: readonly string[] | undefined;
  onChange?: ((chosen: string[]) => void) | undefined;
}

/** Any number of a few. */
export function CheckboxGroup({ value, defaultValue, onChange, ...group }: CheckboxGroupProps) {
  const toggle = (one: string, on: boolean) => {
    const others = (value ?? []).filter((each) => each !== one);
    onChange?.(on ? [...others, one] : others);
  };
  return (
    <Choices
      {...group}
      inputOf={(one) => ({
        type: 'checkbox',
        ...(value ? { checked: value.includes(one) } : { defaultChecked: defaultValue?.includes(one) }),
        onChange: (event) => toggle(one, event.target.checked),
      })}
    />
  );
}

interface RadioGroupProps extends GroupProps {
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ((chosen: string) => void) | undefined;
}

/** One of a few. */
export function RadioGroup({ value, defaultValue, onChange, ...group }: RadioGroupProps) {
  return (
    <Choices
      {...group}
      inputOf={(one) => ({
        type: 'radio',
        'aria-required': group.required || undefined,
        ...(value === undefined ? { defaultChecked: defaultValue === one } : { checked: value === one }),
        onChange: () => onChange?.(one),
      })}
    />
  );
}

interface ChoicesProps extends GroupProps {
  inputOf: (value: string) => InputHTMLAttributes<HTMLInputElement>;
}

function Choices({ name, choices, inline, inputOf, label, help, error, required }: ChoicesProps) {
  const { id, fault } = useField({ help, error, required }, name);
  return (
    <GroupFrame {...{ id, fault, label, help, required }}>
      <div className={inline ? 'choices-inline' : 'choices'}>
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input {...inputOf(choice.value)} name={name} value={choice.value} disabled={choice.disabled} />
            <span>{choice.label}</span>
            {choice.help ? <span className="field-help">{choice.help}</span> : null}
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}
