import { readFile } from 'node:fs/promises';
import type { GivenControl } from '#lib/core/intake/coordinates/types.ts';
import { decodeText, detectEncoding } from '#lib/core/intake/detect-encoding.ts';
import { parseCsv } from '#lib/server/formats/csv/parse-csv.ts';
import { InputError, toInputError } from '#lib/server/import/input-error.ts';

const REMEDY =
	'write a heading x,y,lng,lat or x,y,east,north,crs and a line for each point, such as 512.3,1040.75,115.4821,38.8703';

/**
 * Control points of a table of text: `x`, `y` as the file to be brought in has them, `lng`, `lat` in WGS-84 degrees or
 * `east`, `north` in the system `crs`; an `out` that is not blank leaves a point out of the fit.
 *
 * @throws InputError naming the line and what is wrong
 */
export async function readControl(path: string): Promise<GivenControl[]> {
	let bytes: Uint8Array;
	try {
		bytes = await readFile(path);
	} catch (error) {
		throw toInputError(path, error);
	}
	const [heading = [], ...lines] = parseCsv(decodeText(bytes, detectEncoding(bytes).name)).records;
	const names = heading.map((name) => name.trim().toLowerCase());
	const isGrid = names.includes('east');
	const wanted = ['x', 'y', ...(isGrid ? ['east', 'north', 'crs'] : ['lng', 'lat'])];
	const lacking = wanted.filter((name) => !names.includes(name));
	if (lacking.length > 0)
		throw new InputError({ file: path, problem: `has no column ${lacking.join(', ')}`, remedy: REMEDY });
	return lines.flatMap((cells, i): GivenControl[] => {
		if (cells.every((cell) => cell.trim() === '')) return [];
		const cell = (name: string) => (cells[names.indexOf(name)] ?? '').trim();
		const number = (name: string): number => {
			const value = cell(name) === '' ? Number.NaN : Number(cell(name));
			if (!Number.isFinite(value))
				throw new InputError({
					file: path,
					problem: `line ${i + 2} has the ${name} "${cell(name)}", which is no number`,
					remedy: REMEDY
				});
			return value;
		};
		return [
			{
				xy: [number('x'), number('y')],
				at: isGrid ? [number('east'), number('north')] : [number('lng'), number('lat')],
				...(isGrid && cell('crs') !== '' ? { crs: cell('crs') } : {}),
				...(names.includes('out') && cell('out') !== '' ? { isOut: true } : {})
			}
		];
	});
}
