import type { WrongRequest } from '#lib/server/static/wrong-request.ts';

/** The option of a wrong value; the others are in the query. */
const OPTIONS: Readonly<Record<string, string>> = {
	place: '--at',
	size: '--size',
	picture: '--size',
	asof: '--as-of',
	paper: '--paper',
	orientation: '--portrait',
	scale: '--scale',
	title: '--title',
	review: '--review',
	dpi: '--dpi'
};

/** Every wrong value of a request in one line, by the options of the command line. */
export function sayWrong({ wrong }: WrongRequest): string {
	const said = wrong.map(
		({ name, value, right }) => `${OPTIONS[name] ?? `--query: ${name}`} takes ${right}, not "${value}"`
	);
	return `${said.join('; ')}.`;
}
