import type { ReactNode } from 'react';
import styles from './choice-bar.module.css';

/** One choice, with how many stand behind it. */
export interface BarChoice {
  value: string;
  label: ReactNode;
  count?: number | undefined;
  /** `late`: red while there are any; `soon`: amber. */
  tone?: 'plain' | 'soon' | 'late';
}

interface ChoiceBarProps {
  label: string;
  choices: readonly BarChoice[];
  value: string;
  onChoose: (value: string) => void;
}

/** A row of choices over a list, each with its count; one is chosen. */
export function ChoiceBar({ label, choices, value, onChoose }: ChoiceBarProps) {
  return (
    <fieldset className={styles.bar} data-screen-only>
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice) => {
        const tone = choice.count ? choice.tone : undefined;
        return (
          <button
            key={choice.value}
            type="button"
            className={styles.choice}
            aria-pressed={choice.value === value}
            onClick={() => onChoose(choice.value)}
          >
            {choice.label}
            {choice.count !== undefined && (
              <span className={`${styles.count} ${tone === undefined ? '' : styles[tone]}`}>{choice.count}</span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}
