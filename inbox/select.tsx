/** A list of a few choices with its label. */
import type { ReactNode } from 'react';

interface SelectProps<T extends string> { readonly label: string; readonly value: T; readonly options: readonly (readonly [T, string])[]; readonly onChange: (value: T) => void }

export function Select<T extends string>({ label, value, options, onChange }: SelectProps<T>): ReactNode {
  return (
    <label className="in-select"><span>{label}</span>
      <select value={value} onChange={(event) => { const chosen = options.find(([each]) => each === event.target.value); if (chosen) onChange(chosen[0]); }}>
        {options.map(([each, text]) => <option key={each} value={each}>{text}</option>)}
      </select>
    </label>
  );
}
