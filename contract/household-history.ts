/** One changed field; personal values are masked, null is unknown. */
export interface FieldChange {
  /** The member's name, or 本户. */
  subject: string;
  label: string;
  before: string | null;
  after: string | null;
  /** From which day it holds. */
  from: string;
}

export type TimelineKind = '资料' | '收支' | '三保障' | '帮扶' | '排查' | '线索' | '识别' | '文书';

/** Newest first. `GET …/households/:household/timeline` answers `{ entries }`. */
export interface TimelineEntry {
  id: string;
  on: string;
  kind: TimelineKind;
  title: string;
  detail: string | null;
  changes: FieldChange[];
  /** Who, and by which means: `张文 · 更正`. */
  by: string | null;
  /** What it belongs to, to be opened. */
  lead: string | null;
  case: string | null;
}

/** One version with both of its times. `knownTo` null: so it is held to be now. */
export interface VersionView {
  id: string;
  validFrom: string;
  validTo: string | null;
  knownFrom: string;
  knownTo: string | null;
  means: string;
  by: string | null;
  /** Field → words, masked; unknown fields are left out. */
  values: Record<string, string>;
}

/** `GET …/households/:household/history` and `GET …/persons/:person/history`. */
export interface HistoryView {
  labels: Record<string, string>;
  versions: VersionView[];
}
