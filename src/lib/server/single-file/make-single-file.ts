import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { SingleFileData } from '#lib/core/briefings/single-file-data.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';
import type { CityPaths } from '../loaded-city.ts';
import { projectRoot } from '../paths.ts';

const compress = promisify(gzip);

/** What goes on a stick and into a mail: a file beyond this is refused. */
export const SINGLE_FILE_MAX_BYTES = 25_000_000;

/** A file that exceeds the size limit. */
export class SingleFileTooLarge extends Error {
	override readonly name = 'SingleFileTooLarge';
}

/**
 * A briefing as one .html with map, basemap, data and code inside: it opens by a double click, without a network.
 *
 * @throws SingleFileTooLarge naming its size
 */
export async function makeSingleFile(
	plan: PlanDocument,
	files: CityPaths,
	shown: Pick<SingleFileData, 'meta' | 'briefing' | 'lang' | 'theme'>
): Promise<string> {
	const [page, network, basemap, planFile] = await Promise.all([
		readFile(join(projectRoot(), 'build/single/index.html'), 'utf8'),
		readFile(files.network),
		readFile(files.basemap),
		compress(JSON.stringify(plan), { level: 9 })
	]);
	const data: SingleFileData = {
		...shown,
		plan: planFile.toString('base64'),
		network: network.toString('base64'),
		basemap: basemap.toString('base64')
	};
	const html = fill(page, data);
	const bytes = Buffer.byteLength(html);
	if (bytes > SINGLE_FILE_MAX_BYTES)
		throw new SingleFileTooLarge(
			`The file would have ${Math.ceil(bytes / 1e6)} MB, more than ${SINGLE_FILE_MAX_BYTES / 1e6}: the basemap of ${shown.meta.name} alone has ${Math.ceil(basemap.length / 1e6)} MB. Build it for a smaller extent with "lianpian tiles".`
		);
	return html;
}

/** Puts data and title into the page. `<` is escaped so that no text can end its element. */
function fill(page: string, data: SingleFileData): string {
	const slot = /(<script type="application\/json" id="data">)\s*null\s*(<\/script>)/;
	if (!slot.test(page))
		throw new Error('build/single/index.html has no place for data; run "npm run build".');
	const json = JSON.stringify(data).replaceAll('<', '\\u003c');
	const title = data.briefing.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return page
		.replace('<html lang="zh-CN">', () => `<html lang="${data.lang === 'zh' ? 'zh-CN' : 'en'}">`)
		.replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
		.replace(slot, (_, open: string, close: string) => open + json + close);
}
