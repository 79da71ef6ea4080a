import { openSource } from '../asked-plan.ts';
import { printJson, printText } from '../output.ts';
import { EXIT, readOptions } from '../usage.ts';

/** `lianpian city list`: the cities there are, and those that can be put back. */
export async function listCitiesOf(args: string[]): Promise<number> {
	const { values } = readOptions(args, { json: { type: 'boolean', default: false } });
	const list = await (await openSource()).listCities();
	if (values.json) {
		printJson(list);
		return EXIT.done;
	}
	const lines = list.cities.map(({ id, name, revision, asOf, counts, build }) =>
		[
			id.padEnd(20),
			name,
			` revision ${revision}, ${asOf}: ${counts.communities} communities, ${counts.centres} centres, ${counts.streets} streets`,
			build.isBuilding ? `; network and basemap ${Math.round(100 * build.share)} %` : ''
		].join('')
	);
	const gone = list.removed.map(
		({ id, name, removedAt }) =>
			`${id.padEnd(20)}${name} removed ${removedAt.slice(0, 10)}; "lianpian city restore ${id}" puts it back`
	);
	printText([...lines, ...gone].map((line) => `${line}\n`).join(''));
	return EXIT.done;
}
