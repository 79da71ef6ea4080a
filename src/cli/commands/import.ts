import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { INTAKE_KINDS, isIntakeKind } from '#lib/core/intake/kinds.ts';
import { Refused } from '#lib/server/refused.ts';
import { readGivenFiles } from '../intake/read-given-files.ts';
import { readControl } from '../intake/read-control.ts';
import { sayAnswer } from '../intake/say-answer.ts';
import { toPrinted } from '../intake/to-printed.ts';
import { openSource, toUsageError } from '../asked-plan.ts';
import { printJson, printText, writeWhole } from '../output.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';
import { InputError, toInputError } from '#lib/server/import/input-error.ts';

const ACCEPTS = ['all', 'sure'] as const;

/** `import` is a word of the language. */
export const importCommand: Command = {
	help: `Usage: lianpian import FILE --as ${INTAKE_KINDS.slice(0, 4).join('|')}|… [--city ${DEFAULT_CITY}] [options]

Brings a file into the plan: Excel, CSV, GeoJSON, a shapefile (zip, or the .shp beside its parts), GeoPackage,
FlatGeobuf, KML, KMZ or DXF, in any Chinese encoding and coordinate system. Each row is compared with the plan and is
new, changed field by field, the same, doubtful or rejected. What is taken is one change set, which one undo takes back.

  --as KIND          ${INTAKE_KINDS.join(', ')}
  --city ID          (default: ${DEFAULT_CITY})
  --sheet S          sheet or layer of the file (default: the first with rows)
  --columns FILE     JSON: {"heading": "field", …}, '' for a column that is not taken; goes before what is found
  --crs C            EPSG:n, gcj02 (Amap, Tencent) or bd09 (Baidu); auto: found; default: as it was said of such a
                     file before, else found, and asked for where it is not sure
  --control FILE.csv two or more control points of a local system: columns x,y (in the file) and lng,lat, or
                     east,north,crs; remembered, so that the same file the next time needs none
  --swapped          the file has northing before easting, or latitude before longitude
  --encoding E       utf-8, gb18030, gbk, big5 …; default: found
  --dry-run          says what would become of it, and changes nothing
  --accept sure      takes what is certain and leaves doubtful and rejected rows out
  --accept all       takes doubtful rows too: their best candidate, or as new, there where their address
                     says; and takes out what the file has no more
  --rejected-to FILE rows that cannot be taken in, with reasons, as a file of the kind that they came in (.xls as .xlsx,
                     DXF and FlatGeobuf as GeoPackage, a shapefile as .zip): mend it and bring it in again
  --author NAME      who
  --reason TEXT      why (default: the name of the file)
  --json             one JSON document on stdout

Without --accept all of the file is taken, or nothing if anything is left to decide. Exit code 1 if anything is doubtful,
rejected or not certain and nothing said what to do with it.
`,
	async run(args) {
		const { values, positionals } = readOptions(
			args,
			{
				as: { type: 'string' },
				city: { type: 'string', default: DEFAULT_CITY },
				sheet: { type: 'string' },
				columns: { type: 'string' },
				crs: { type: 'string' },
				control: { type: 'string' },
				swapped: { type: 'boolean', default: false },
				encoding: { type: 'string' },
				'dry-run': { type: 'boolean', default: false },
				accept: { type: 'string' },
				'rejected-to': { type: 'string' },
				author: { type: 'string', default: '' },
				reason: { type: 'string' },
				json: { type: 'boolean', default: false }
			},
			{ allowPositionals: true }
		);
		const [path, ...rest] = positionals;
		if (!path || rest.length > 0) throw new UsageError('import takes the path of one file.');
		const kind = values.as;
		if (!isIntakeKind(kind))
			throw new UsageError(`--as takes one of ${INTAKE_KINDS.join(', ')}, not "${kind ?? ''}".`);
		const accept = values.accept;
		if (accept !== undefined && !ACCEPTS.includes(accept as never))
			throw new UsageError(`--accept takes ${ACCEPTS.join(' or ')}, not "${accept}".`);
		const files = await readGivenFiles(path);
		const columns = values.columns === undefined ? undefined : await readColumns(values.columns);
		if (values.control !== undefined && values.crs !== undefined)
			throw new UsageError('--crs and --control both say the coordinate system; give one of them.');
		const control = values.control === undefined ? undefined : await readControl(values.control);
		const source = await openSource({ isWriting: true });
		try {
			const answer = await source.importFile(values.city, files, {
				kind,
				...(values.sheet === undefined ? {} : { sheet: values.sheet }),
				...(columns ? { columns } : {}),
				...(values.crs === undefined ? {} : { crs: values.crs }),
				...(control ? { control } : {}),
				...(values.swapped ? { isSwapped: true } : {}),
				...(values.encoding === undefined ? {} : { encoding: values.encoding }),
				...(values['rejected-to'] === undefined ? {} : { rejectedIn: 'zh' as const }),
				accept: values['dry-run'] ? 'none' : ((accept as 'all' | 'sure' | undefined) ?? 'whole'),
				id: randomUUID(),
				author: values.author,
				reason: values.reason ?? basename(path)
			});
			if (values['rejected-to'] !== undefined && answer.rejectedFile)
				await writeWhole(values['rejected-to'], Buffer.from(answer.rejectedFile.base64, 'base64'));
			if (values.json) printJson(toPrinted(answer));
			else printText(sayAnswer(answer));
			const isDecided = accept !== undefined;
			const isLeft = answer.doubtful.length > 0 || answer.rejected.length > 0 || answer.open !== null;
			return answer.open !== null || (isLeft && !isDecided) ? EXIT.no : EXIT.done;
		} catch (error) {
			if (error instanceof RangeError) throw new UsageError(error.message);
			if (error instanceof Refused && error.code === 'wrong-import') throw new UsageError(error.message);
			throw toUsageError(error);
		}
	}
};

async function readColumns(path: string): Promise<Record<string, string>> {
	let columns: unknown;
	try {
		columns = JSON.parse(await readFile(path, 'utf8'));
	} catch (error) {
		throw toInputError(path, error);
	}
	const isRight =
		typeof columns === 'object' &&
		columns !== null &&
		!Array.isArray(columns) &&
		Object.values(columns).every((field) => typeof field === 'string');
	if (!isRight)
		throw new InputError({
			file: path,
			problem: 'is no list of columns',
			remedy: 'write {"heading": "field", …}, with "" for a column that is not taken'
		});
	return columns as Record<string, string>;
}
