import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths.ts';

/** Style sheets that each page or layout needs when it opens, by the file name of its module. */
export type EagerStyles = Readonly<Record<string, readonly string[]>>;

const LINK = /<link [^>]*?href="([^"]+\.css)"[^>]*>\s*/g;
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** As the build has listed them; `null` where it has not, as in development. */
export function readEagerStyles(path = join(projectRoot(), 'build/eager-styles.json')): EagerStyles | null {
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as EagerStyles;
	} catch {
		return null;
	}
}

/**
 * A page without links to the style sheets of parts that are fetched when they are opened. The framework links them all
 * the same; the program fetches each with its part, so that a first visit need not.
 *
 * @param eager `null`: every link stays
 * @param scripts that the page needs at once, its own module and those of its layouts among them
 */
export function dropLazyStyles(html: string, eager: EagerStyles | null, scripts: readonly string[]): string {
	const wanted = new Set(scripts.flatMap((path) => eager?.[nameOf(path)] ?? []));
	// A page that the build knows nothing of keeps what it has.
	if (wanted.size === 0) return html;
	return html.replaceAll(LINK, (link, path: string) => (wanted.has(nameOf(path)) ? link : ''));
}
