import type { Fault, Warning, WarningKind } from '../../contract/imports.ts';
import { detached } from '../spreadsheets/xml-scanner.ts';
import { faultAt, type ParsedRow } from './parse-rows.ts';
import type { Source } from './sources.ts';

/** What the reading of the files has found so far. */
export class ImportFindings {
  readonly warnings: Warning[] = [];
  /** Households with a fault in their own row or in one that belongs to them, by number. */
  readonly leftOut = new Set<string>();
  private readonly faults: { readonly source: number; readonly fault: Fault }[] = [];

  get faultCount(): number {
    return this.faults.length;
  }

  /** Notes a fault of one field; `belongsTo` is the household that it leaves out. */
  fault(source: Source, parsed: ParsedRow, key: string, expected: string, belongsTo: string | null): void {
    this.add(source.index, [faultAt(source.recognised, parsed, key, expected)], belongsTo);
  }

  add(source: number, faults: readonly Fault[], belongsTo: string | null): void {
    for (const fault of faults) this.faults.push({ source, fault });
    if (faults.length > 0 && belongsTo !== null) this.leftOut.add(detached(belongsTo));
  }

  warn(source: Source, parsed: ParsedRow, kind: WarningKind, key: string, message: string): void {
    const { sheet, row, column, value } = faultAt(source.recognised, parsed, key, '');
    this.warnings.push({ kind, sheet, row, column, value, message });
  }

  /** In the order of the sheets, then of the rows. */
  sortedFaults(): Fault[] {
    return [...this.faults].sort((a, b) => a.source - b.source || a.fault.row - b.fault.row).map(({ fault }) => fault);
  }
}
