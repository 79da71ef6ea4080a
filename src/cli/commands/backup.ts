import { dataFolder } from '#lib/server/paths.ts';
import { openSource } from '../asked-plan.ts';
import { note, printJson, writeWhole } from '../output.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

export const backup: Command = {
	help: `Usage: lianpian backup FILE [--json]

Writes one archive of everything in the database: plans and their history, clashes, documents, drafts, settings and
networks. The same content gives the same bytes. Works while the server runs. Basemaps and extracts lie in tiles/ and
are not in it.

  --json             one JSON document on stdout: {"file","bytes"}

"lianpian restore" puts it back, into either kind of database: back up the folder, set DATABASE_URL, restore.
`,
	async run(args) {
		const { values, positionals } = readOptions(
			args,
			{ json: { type: 'boolean', default: false } },
			{ allowPositionals: true }
		);
		const [file, ...rest] = positionals;
		if (!file || rest.length > 0) throw new UsageError('backup takes the path of one file to write.');
		const bytes = await make();
		await writeWhole(file, bytes);
		note(`lianpian: ${file} written, ${Math.ceil(bytes.length / 1024)} KB.`);
		if (values.json) printJson({ file, bytes: bytes.length });
		return EXIT.done;
	}
};

async function make(): Promise<Uint8Array> {
	const source = await openSource();
	if (source.kind !== 'files') return source.backUp();
	throw new UsageError(
		`There is no database in ${dataFolder()}: there is nothing to back up. Set LIANPIAN_DATA to the folder of another.`
	);
}
