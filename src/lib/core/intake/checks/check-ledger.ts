import { checkCells } from './check-cells.ts';
import { checkCounts } from './check-counts.ts';
import { checkFigures } from './check-figures.ts';
import { checkNames } from './check-names.ts';
import { CHECKS_SAID } from './checks-said.ts';
import { checkPlaces } from './check-places.ts';
import { checkSums } from './check-sums.ts';
import { checkYears } from './check-years.ts';
import { CHECK_CODES, type CheckedLedger, type LedgerCheck } from './types.ts';

/**
 * What contradicts itself or the plan in a ledger before it is taken in (台账体检), with repairs to choose from. Nothing
 * is changed.
 *
 * @returns one entry for each finding, by its first row in the file, then in the order of the checks; then one with
 * `ok` for each check that was made and found nothing. A check whose columns the file lacks is not there.
 */
export function checkLedger(ledger: CheckedLedger): LedgerCheck[] {
	const checked = [checkSums, checkCounts, checkNames, checkPlaces, checkFigures, checkYears, checkCells]
		.flatMap((check) => check(ledger))
		.toSorted((a, b) => CHECK_CODES.indexOf(a.code) - CHECK_CODES.indexOf(b.code));
	const found = checked.flatMap(({ code, findings }) =>
		findings.map((finding): LedgerCheck => ({ code, name: CHECKS_SAID[code].name, ok: false, ...finding }))
	);
	const clean = checked
		.filter(({ findings }) => findings.length === 0)
		.map(({ code }): LedgerCheck => ({
			code,
			name: CHECKS_SAID[code].name,
			ok: true,
			severity: 'oddity',
			detail: CHECKS_SAID[code].ok,
			rows: [],
			repairs: []
		}));
	return [...found.toSorted((a, b) => firstRow(a) - firstRow(b)), ...clean];
}

const firstRow = ({ rows }: LedgerCheck): number =>
	rows.reduce((least, row) => Math.min(least, row), Infinity);
