import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import type { FactShapes, ParameterValue } from '../../../policy/engine/tree.ts';
import { checkText } from '../../../policy/packs/check.ts';
import styles from './policy.module.css';
import { completions, SIGN_WORDS, withWord } from './rule-text.ts';

interface RuleEditorProps {
  id: string;
  describedBy: string | undefined;
  text: string;
  facts: FactShapes;
  parameters: ReadonlyMap<string, ParameterValue>;
  onChange: (text: string) => void;
}

/** A rule's text, with what may come next in Chinese, and beneath what it says or what is wrong at its place. */
export function RuleEditor({ id, describedBy, text, facts, parameters, onChange }: RuleEditorProps) {
  const area = useRef<TextAreaRef>(null);
  const [caret, setCaret] = useState(text.length);
  const take = (word: string) => {
    const next = withWord(text, caret, word);
    onChange(next.text);
    setCaret(next.caret);
    area.current?.focus();
  };
  const next = completions(text, caret, facts, parameters);
  return (
    <>
      <Input.TextArea
        id={id}
        ref={area}
        className={styles.ruleText ?? ''}
        aria-describedby={describedBy}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={1000}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          onChange(event.target.value);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
      />
      <fieldset className={styles.words}>
        <legend className="visually-hidden">接着写什么</legend>
        {(next.length > 0 ? next : SIGN_WORDS).map(({ word, label }) => (
          <Button key={word} size="small" onClick={() => take(word)}>
            {label} <code className={styles.cel}>{word}</code>
          </Button>
        ))}
      </fieldset>
      {text.trim() !== '' && <Reading text={text} facts={facts} parameters={parameters} />}
    </>
  );
}

function Reading({ text, facts, parameters }: Pick<RuleEditorProps, 'text' | 'facts' | 'parameters'>) {
  const checked = checkText(text, facts, parameters);
  if ('words' in checked) return <output className={styles.reads}>读作：{checked.words}</output>;
  const { what, start = 0, end = text.length } = checked.fault;
  return (
    <output className={styles.wrongText}>
      第 {start + 1} 个字：{what}
      <code>
        {text.slice(0, start)}
        <mark>{text.slice(start, Math.max(end, start + 1)) || '␣'}</mark>
        {text.slice(Math.max(end, start + 1))}
      </code>
    </output>
  );
}
