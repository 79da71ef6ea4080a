import type { IntakeAnswer, ToldControl } from '#lib/server/intake/types.ts';
import { listAssumed } from './to-printed.ts';

/** How many rows of a kind are named before they are only counted. */
const SHOWN = 10;

/** What was found of a file and made of it, for people. */
export function sayAnswer(answer: IntakeAnswer): string {
	const { encoding, crs, columns, added, changed, doubtful, rejected, missing, checks, open } = answer;
	const used = columns.filter(({ field }) => field !== null);
	const lines = [
		`${answer.file}: ${answer.format}, ${answer.sheet}, ${answer.rows} rows`,
		encoding && `encoding    ${encoding.name}: ${encoding.evidence.en}`,
		crs &&
			`coordinates ${crs.name.en} (${crs.id}${crs.isSwapped ? ', axes swapped' : ''}): ${crs.evidence.en}`,
		...(crs?.control ? sayControl(crs.control) : []),
		crs &&
			!crs.isSure &&
			`            not sure; say which with --crs: ${crs.candidates.map(({ id }) => id).join(', ')}`,
		`columns     ${used.map(({ heading, field }) => `${heading} → ${field}`).join(', ') || 'none is known'}`,
		`added       ${added.length}`,
		`changed     ${changed.length}`,
		...some(changed, ({ row, id, fields, clashes }) => {
			const set = fields.map(({ field }) => field).join(', ');
			const both = clashes.map(({ field }) => field).join(', ');
			return `row ${row} ${id}: ${set}${both && `; changed in the plan as well: ${both}`}`;
		}),
		`same        ${answer.same}`,
		`doubtful    ${doubtful.length}`,
		...some(doubtful, ({ row, name, doubt, candidates, address }) => {
			const like = candidates.map(({ id, name: other, score }) => `${other} (${id}, ${score.toFixed(2)})`);
			return `row ${row} ${name}: ${doubt}${like.length > 0 ? `, like ${like.join(', ')}` : ''}${address ? `; ${address.evidence.en}` : ''}`;
		}),
		`rejected    ${rejected.length}`,
		...some(rejected, ({ row, field, reason }) => `row ${row} ${field} ${reason.en}`),
		missing.length > 0 && `missing     ${missing.length}: ${missing.slice(0, SHOWN).join(', ')}`,
		...listAssumed(answer).map(({ field, features }) => `assumed     ${field} of ${features} new ones`),
		...checks.filter(({ ok }) => !ok).map(({ detail }) => `check       ${detail.en}`),
		open
			? open.en
			: answer.applied > 0
				? `revision ${answer.revision}: ${answer.applied} changes made`
				: 'nothing changed'
	];
	return `${lines.filter((line) => typeof line === 'string').join('\n')}\n`;
}

function sayControl({ points, rmsM, scale, turnDeg, warnings }: ToldControl): string[] {
	const put = (value: number, digits: number) => value.toFixed(digits);
	return [
		`control     rms ${put(rmsM, 3)} m, scale ${put(scale, 6)}, turned by ${put(turnDeg, 4)}°`,
		...points.map(
			({ given, residualM }, i) =>
				`  point ${i + 1} at ${given.xy.join(', ')}: off by ${put(residualM, 3)} m${given.isOut ? ', left out' : ''}`
		),
		...warnings.map(({ en }) => `  ${en}`)
	];
}

function some<Row>(rows: readonly Row[], say: (row: Row) => string): string[] {
	const more = rows.length - SHOWN;
	return [...rows.slice(0, SHOWN).map((row) => `  ${say(row)}`), ...(more > 0 ? [`  and ${more} more`] : [])];
}
