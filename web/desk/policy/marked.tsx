import styles from './policy.module.css';

/** The text with every place of the searched words marked. */
export function Marked({ text, words }: { text: string; words: string }) {
  if (words === '') return text;
  const parts = text.split(words);
  let place = 0;
  return parts.map((part, i) => {
    place += part.length + words.length;
    return (
      <span key={place}>
        {part}
        {i < parts.length - 1 && <mark className={styles.mark}>{words}</mark>}
      </span>
    );
  });
}
