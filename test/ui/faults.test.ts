import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EditProblem } from '#lib/core/what-if/edit-problem.ts';
import { EditError } from '#lib/core/what-if/types.ts';
import { ServerRefused } from '#lib/state/ask-server.ts';
import { KnownFault, referenceOf, toFault, type FaultCode } from '#lib/state/fault.ts';
import { FAULT_TEXTS } from '#lib/ui/messages/faults.ts';
import { sayFault } from '#lib/ui/say-fault.ts';

const ROOT = join(import.meta.dirname, '../..');
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

/** What browsers, MapLibre, PMTiles and the program throw, and what it is. */
const THROWN: readonly (readonly [unknown, FaultCode])[] = [
	[new TypeError('Failed to fetch'), 'unreachable'],
	[new TypeError('NetworkError when attempting to fetch resource.'), 'unreachable'],
	[new TypeError('Load failed'), 'unreachable'],
	[named('AJAXError', 'AJAXError: Failed to fetch (0): pmtiles://http://a/x.pmtiles/14/1/2'), 'unreachable'],
	[named('AJAXError', 'AJAXError: Not Found (404): pmtiles://http://a/x.pmtiles'), 'answer'],
	[new Error('Bad response code: 503'), 'answer'],
	[new TypeError('Failed to fetch dynamically imported module: http://a/_app/x.js'), 'part'],
	[new TypeError('error loading dynamically imported module: http://a/_app/x.js'), 'part'],
	[new TypeError('Importing a module script failed.'), 'part'],
	[new Error('Unable to preload CSS for /_app/immutable/assets/x.css'), 'part'],
	[new Error('Failed to initialize WebGL'), 'no-webgl'],
	[new Error('WebGL context lost'), 'lost-webgl'],
	[new DOMException('The quota has been exceeded.', 'QuotaExceededError'), 'storage-full'],
	[new DOMException('Access is denied for this document.', 'SecurityError'), 'storage-forbidden'],
	[new DOMException('signal timed out', 'TimeoutError'), 'slow'],
	[new RangeError('Array buffer allocation failed'), 'memory'],
	[new SyntaxError('Unexpected token < in JSON at position 0'), 'damaged'],
	[named('NetworkFileError', 'The network file is damaged; build it again.'), 'network-file'],
	[
		named('NetworkFileError', 'The network file is of version 99, this program reads version 3;'),
		'network-file'
	],
	[named('WorkerFailed', 'The computing worker could not be started.'), 'worker'],
	[named('Refused', '7 cannot be chosen of 3 candidates.'), 'question'],
	[
		new EditError('move-centre: there is no open centre x.', { code: 'open-already', communityId: 'x' }),
		'edit'
	],
	[new KnownFault({ code: 'clipboard', parameters: {} }), 'clipboard'],
	[new ServerRefused('HTTP 502', 502), 'answer'],
	[
		new ServerRefused('in English', 404, { code: 'unknown-city', parameters: { city: 'x', cities: [] } }),
		'refused'
	],
	[new Error('Cannot read properties of undefined (reading "map")'), 'unknown'],
	['a text', 'unknown'],
	[undefined, 'unknown']
];

describe('whatever is thrown', () => {
	it.each(THROWN)('%s is told as what it is, never in its own words', (thrown, code) => {
		const fault = toFault(thrown, true);
		expect(fault.code).toBe(code);
		expect(toFault(structuredClone(fault))).toEqual(fault);
		const own = thrown instanceof Error ? thrown.message : String(thrown);
		for (const lang of ['zh', 'en'] as const) {
			const said = sayFault(fault, lang);
			if (code !== 'refused') expect(said).not.toContain(own);
			expect(said).not.toMatch(/https?:|pmtiles|AJAX|undefined|move-centre|module/);
			expect(said).toMatch(lang === 'zh' ? /^[^a-z].*[。]$/ : /^[A-Z“].*\.$/);
		}
	});

	it('is offline where the browser knows of no network', () => {
		expect(toFault(new TypeError('Failed to fetch'), false).code).toBe('offline');
		expect(toFault(new Error('Bad response code: 503'), false).code).toBe('answer');
	});

	it('has a reference of its own where nobody foresaw it', () => {
		const [one, same, other] = ['a', 'a', 'b'].map((text) => toFault(new Error(text)));
		expect(referenceOf(one!)).toBe(referenceOf(same!));
		expect(referenceOf(one!)).not.toBe(referenceOf(other!));
		expect(sayFault(one, 'zh')).toContain(referenceOf(one!));
		expect(referenceOf(one!)).toMatch(/^[0-9A-Z]{6}$/);
	});
});

describe('changes that cannot be made', () => {
	const problems: EditProblem[] = [
		{ code: 'not-there', thing: 'centre', id: 'k1' },
		{ code: 'not-there', thing: 'community', id: 'k1' },
		{ code: 'no-such-entrance', communityId: 'k1', entranceId: 'e' },
		{ code: 'there-already', id: 'k1' },
		{ code: 'open-already', communityId: 'k1' },
		{ code: 'wall-with-itself', communityId: 'k1' },
		{ code: 'off-boundary', communityId: 'k1', distanceM: 81.4 },
		{ code: 'off-streets', mostM: 500 },
		{ code: 'no-way-through', communityId: 'k1' },
		{ code: 'link-without-length' },
		{ code: 'link-off-streets', distanceM: null, mostM: 60 },
		{ code: 'link-off-streets', distanceM: 81.4, mostM: 60 },
		{ code: 'barrier-across-nothing' }
	];

	it.each(problems)('$code is said with names, not ids', (problem) => {
		const fault = toFault(new EditError('in English', problem));
		for (const lang of ['zh', 'en'] as const) {
			const said = sayFault(fault, lang, (id) => (id === 'k1' ? '和平里' : id));
			expect(said.includes('和平里')).toBe('id' in problem || 'communityId' in problem);
			expect(said).not.toMatch(/k1|81\.4/);
		}
	});

	it('are all in both catalogues', () => {
		const codes = new Set(problems.map(({ code }) => code));
		for (const lang of ['zh', 'en'] as const)
			expect(new Set(Object.keys(FAULT_TEXTS[lang].edit))).toEqual(codes);
		expect(Object.keys(FAULT_TEXTS.zh.fault)).toEqual(Object.keys(FAULT_TEXTS.en.fault));
	});
});

describe('the screen', () => {
	/** Where an error's own words are read, and where they stand folded for whoever helps. */
	const ALLOWED = new Set(['src/lib/state/fault.ts', 'src/lib/ui/FaultNote.svelte']);
	const RAW =
		/\b(error|fault|failure|reason|cause|err|e|why|thrown)\??\.(message|stack|detail)\b|String\((error|fault|failure|reason|cause|err|e|why|thrown)\)|instanceof Error \?/;

	it('shows no error but through sayFault', () => {
		const shown = ['src/lib/ui', 'src/lib/state', 'src/lib/map', 'src/lib/single', 'src/routes'].flatMap(
			(folder) =>
				readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
					.filter((entry) => entry.isFile())
					.map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)))
					.filter((file) => /\.(svelte|ts)$/.test(file) && !file.endsWith('+server.ts') && !ALLOWED.has(file))
		);
		const found = shown.flatMap((file) =>
			readFileSync(join(ROOT, file), 'utf8')
				.split('\n')
				.flatMap((line, i) =>
					RAW.test(line.replace(/\.message !== ''/, '')) ? [`${file}:${i + 1}: ${line.trim()}`] : []
				)
		);
		expect(shown.length).toBeGreaterThan(200);
		expect(found).toEqual([]);
	});
});
