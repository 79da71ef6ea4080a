import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/** An import: its specifier, and whether it imports types only. */
interface Import {
	specifier: string;
	typeOnly: boolean;
}

interface Room {
	/** Rooms it may import from; itself always. */
	imports: readonly string[];
	/** Rooms of which it may import types only. */
	importsTypes?: readonly string[];
	/** Packages it may import; `undefined`: no rule. */
	packages?: readonly RegExp[];
	/** Whether it runs in Node alone, so that Node's own modules are there. */
	inNode?: boolean;
}

/** The direction of imports, DESIGN §3. A folder that is not here is not part of the design yet. */
const ROOMS: Record<string, Room> = {
	'src/routes': {
		imports: ['core', 'carto', 'refusals', 'ui', 'state', 'map', 'worker', 'server', 'web-component'].map(
			inLib
		),
		inNode: true
	},
	'src/lib/core': {
		imports: [],
		packages: [
			/^@turf\//,
			/^flatbush$/,
			/^flatqueue$/,
			/^delaunator$/,
			/^polylabel$/,
			/^robust-predicates$/,
			/^highs$/,
			/^proj4$/,
			/^gcoord$/,
			/^geojson$/
		]
	},
	// View state and map style, shared by the screen's map and server-side rendering.
	'src/lib/carto': { imports: [inLib('core')] },
	// Machine checks shared by set-up and server: plain Node, since set-up runs before packages are installed.
	'src/lib/machine': { imports: [], packages: [], inNode: true },
	'src/lib/server': {
		imports: ['carto', 'core', 'machine', 'refusals', 'intake-texts'].map(inLib),
		inNode: true
	},
	// Refusal codes and their wording, shared by server and screen.
	'src/lib/refusals': { imports: [], packages: [] },
	// What was found out about files that planners give, said in both languages.
	'src/lib/intake-texts': { imports: [inLib('core')], packages: [] },
	// Work of server threads; like routes they may import everything.
	'src/lib/threads': {
		imports: ['core', 'carto', 'refusals', 'ui', 'state', 'server'].map(inLib),
		packages: [/^tsx\/esm\/api$/],
		inNode: true
	},
	'src/lib/worker': { imports: [inLib('core')] },
	// Routes inject the worker itself.
	'src/lib/state': {
		imports: [inLib('carto'), inLib('core'), inLib('refusals')],
		importsTypes: [inLib('worker'), inLib('web-component')]
	},
	'src/lib/map': { imports: [inLib('carto'), inLib('core')] },
	'src/lib/ui': {
		imports: ['map', 'carto', 'state', 'core', 'refusals'].map(inLib),
		importsTypes: [inLib('web-component')]
	},
	// A page without a server: everything that runs in a browser.
	'src/lib/single': { imports: ['core', 'carto', 'refusals', 'ui', 'state', 'map', 'worker'].map(inLib) },
	// Runs on third-party pages, so it imports nothing. The embedded map shares its protocol.
	'src/lib/web-component': { imports: [], packages: [] },
	'src/cli/setup': { imports: [inLib('machine')], inNode: true },
	'src/cli': {
		// Commands use the same compositions as threads, such as decks of briefings.
		imports: [...['server', 'threads', 'carto', 'core', 'machine'].map(inLib), 'src/cli/setup'],
		inNode: true
	}
};

const CODE = /\.(ts|js|mjs|svelte)$/;
const EXTENSION = /\.(ts|js|mjs|svelte|css|json|svg|wasm|csv|geojson|txt|md)$/;
const DATABASE = /^(pg|@electric-sql\/.*)$/;
const LONGEST_FILE = 400;
const BUILTINS = new Set(builtinModules);

/**
 * Checks the sources of src/ against the design's import direction.
 *
 * @param files content by path, paths from the checkout's root with forward slashes
 * @returns one line a violation, in the order of the files; empty if all is well
 */
export function checkImports(files: Record<string, string>): string[] {
	const paths = Object.keys(files).filter((path) => CODE.test(path));
	const violations: string[] = [];
	const edges = new Map<string, string[]>();
	for (const path of paths) {
		const source = files[path] ?? '';
		const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
		if (lines > LONGEST_FILE) violations.push(`${path}: ${lines} lines, ${LONGEST_FILE} are the limit`);
		const imports = listImports(source);
		for (const found of imports) {
			const reason = judge(path, found);
			if (reason) violations.push(`${path}: '${found.specifier}' ${reason}`);
		}
		const targets = imports.map(({ specifier }) => resolve(path, specifier));
		edges.set(
			path,
			targets.filter((target) => target !== undefined)
		);
	}
	return [...violations, ...listCycles(edges)];
}

/** @returns what a source imports: statically, dynamically, by re-export and as a worker's address */
export function listImports(source: string): Import[] {
	const code = withoutComments(source);
	const found: Import[] = [];
	const collect = (pattern: RegExp, typeOnly: (match: RegExpMatchArray) => boolean) => {
		for (const match of code.matchAll(pattern)) {
			found.push({ specifier: match.groups?.from ?? '', typeOnly: typeOnly(match) });
		}
	};
	const start = String.raw`(?<![\w$.'"\x60])`;
	for (const quoted of [String.raw`'(?<from>[^'\n]+)'`, String.raw`"(?<from>[^"\n]+)"`]) {
		const clause = String.raw`(?<type>type\s+(?!from\b))?[\w$*{][^'"();=]*?\bfrom\s*`;
		collect(new RegExp(`${start}(?:import|export)\\s*${clause}${quoted}`, 'g'), (m) => !!m.groups?.type);
		collect(new RegExp(`${start}import\\s*${quoted}`, 'g'), () => false);
		collect(new RegExp(`${start}import\\s*\\(\\s*${quoted}`, 'g'), () => false);
		collect(new RegExp(`new URL\\(\\s*${quoted}\\s*,\\s*import\\.meta\\.url`, 'g'), () => false);
	}
	return found;
}

function judge(path: string, { specifier, typeOnly }: Import): string | undefined {
	if (specifier.startsWith('$')) return judgeKit(path, specifier);
	if (specifier.startsWith('.') || specifier.startsWith('#')) return judgeOwn(path, specifier, typeOnly);
	return judgePackage(path, specifier, typeOnly);
}

function judgeKit(path: string, specifier: string): string | undefined {
	if (specifier.startsWith('$lib')) return 'is written #lib/… here';
	if (specifier.startsWith('$app/') && !isRoute(path)) return 'belongs to routes and hooks';
	return undefined;
}

function judgeOwn(path: string, specifier: string, typeOnly: boolean): string | undefined {
	if (specifier === './$types' && isRoute(path)) return undefined;
	if (specifier.startsWith('#') && !specifier.startsWith('#lib/')) return 'is no import of package.json';
	const bare = withoutQuery(specifier);
	if (!EXTENSION.test(bare)) return 'lacks its extension';
	const target = resolve(path, specifier) ?? '';
	const from = roomOf(path);
	const to = roomOf(target);
	if (from === undefined) return undefined;
	if (to === undefined) return 'leads out of the rooms of DESIGN §3';
	if (from === to) return undefined;
	// cli reaches its set-up beside it, which #lib does not cover.
	if (specifier.startsWith('.') && to !== 'src/cli/setup') return `leaves ${from}; write #lib/…`;
	const { imports, importsTypes = [] } = ROOMS[from] ?? { imports: [] };
	if (imports.includes(to)) return undefined;
	if (importsTypes.includes(to)) return typeOnly ? undefined : `– ${from} takes types only from ${to}`;
	return `– ${from} must not import ${to}`;
}

function judgePackage(path: string, specifier: string, typeOnly: boolean): string | undefined {
	const from = roomOf(path);
	const room = from === undefined ? undefined : ROOMS[from];
	if (!from || !room)
		return isRoute(path) ? undefined : 'is imported by a file outside the rooms of DESIGN §3';
	if (specifier.startsWith('node:') || BUILTINS.has(specifier)) {
		return room.inNode ? undefined : `– ${from} must run without Node`;
	}
	if (from === 'src/cli/setup') {
		// Loaded after the packages are there; everything else must run before.
		return specifier === 'tsx/esm/api' ? undefined : '– set-up runs before any package is installed';
	}
	if (DATABASE.test(specifier) && from !== 'src/lib/server' && !typeOnly) {
		return '– src/lib/server alone knows the database';
	}
	const isAllowed = room.packages?.some((pattern) => pattern.test(specifier)) ?? true;
	return isAllowed ? undefined : `– ${from} does not use this package`;
}

/** Routes, hooks and what else SvelteKit itself loads. */
function isRoute(path: string): boolean {
	return /^src\/(routes\/|params\/|hooks(\.\w+)*\.ts$|app\.d\.ts$|service-worker\.ts$)/.test(path);
}

/** @returns the room a file is in; `undefined` outside all rooms */
function roomOf(path: string): string | undefined {
	if (isRoute(path)) return 'src/routes';
	// The longest first: src/cli/setup is a room inside src/cli.
	return Object.keys(ROOMS)
		.sort((a, b) => b.length - a.length)
		.find((room) => path.startsWith(`${room}/`));
}

/** @returns the path a relative or #lib specifier names; `undefined` for others */
function resolve(path: string, specifier: string): string | undefined {
	const bare = withoutQuery(specifier);
	if (bare.startsWith('#lib/')) return posix.join('src/lib', bare.slice('#lib/'.length));
	return bare.startsWith('.') ? posix.join(posix.dirname(path), bare) : undefined;
}

/** @returns one line for each cycle met, the cycle written from its first file in order of search */
function listCycles(edges: Map<string, string[]>): string[] {
	const cycles: string[] = [];
	const done = new Set<string>();
	const visit = (path: string, trail: string[]) => {
		const at = trail.indexOf(path);
		if (at >= 0) {
			cycles.push(`cycle: ${[...trail.slice(at), path].join(' → ')}`);
			return;
		}
		if (done.has(path)) return;
		for (const target of edges.get(path) ?? []) visit(target, [...trail, path]);
		done.add(path);
	};
	for (const path of edges.keys()) if (path.startsWith('src/lib/')) visit(path, []);
	return cycles;
}

/** Blanks comments, leaving text in quotes alone, so that an import named in a comment is none. */
function withoutComments(source: string): string {
	const parts =
		/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\*[^]*?\*\/|\/\/[^\n]*|<!--[^]*?-->/g;
	return source.replaceAll(parts, (part) => (/^['"`]/.test(part) ? part : ' '));
}

function withoutQuery(specifier: string): string {
	return specifier.replace(/[?].*$/, '');
}

function inLib(room: string): string {
	return `src/lib/${room}`;
}
