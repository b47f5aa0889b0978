import { usePhoto } from './visit-data.ts';
import styles from './visits.module.css';

/** A photo or signature as it was sent, with its name for who cannot see it. */
export function VisitPhoto({ document, words }: { document: string; words: string }) {
  const { address, error } = usePhoto(document);
  if (error !== null) return <p>{`${words}：${error.message}`}</p>;
  return (
    <figure className={styles.photo}>
      {address !== undefined && <img src={address} alt={words} />}
      <figcaption>{words}</figcaption>
    </figure>
  );
}
