import { expect, test } from 'vitest';
import type { IntakeAnswer, IntakeRequest } from '#lib/core/intake/intake-answer.ts';
import { Intake, type IntakePorts } from '#lib/state/intake.svelte.ts';

const NOTHING = { zh: '', en: '' };
const HERE = { type: 'Point' as const, coordinates: [115.48, 38.87] };

/** An answer about a file in which nothing is. */
const answerOf = (more: Partial<IntakeAnswer> = {}): IntakeAnswer => ({
	file: 'a.csv',
	format: 'csv',
	sheets: [{ name: 'a', rows: 3 }],
	sheet: 'a',
	kind: 'communities',
	encoding: null,
	crs: null,
	columns: [],
	rows: 3,
	shown: { shapes: [], all: 0 },
	drawn: null,
	added: [],
	changed: [],
	same: 0,
	ignored: 0,
	doubtful: [],
	rejected: [],
	missing: [],
	leftOut: [],
	checks: [],
	revision: 1,
	applied: 0,
	open: null,
	...more
});
const added = (row: number) => ({ row, id: `c${row}`, name: `新${row}`, assumed: [], geometry: HERE });
const doubtful = (row: number) => ({
	row,
	name: '和平里',
	doubt: 'alike' as const,
	candidates: [{ id: 'c9', score: 0.8, name: '和平里小区' }],
	geometry: null
});
const crsOf = (isSure: boolean, isGiven: boolean): IntakeAnswer['crs'] => ({
	id: 'gcj02',
	isSwapped: false,
	name: NOTHING,
	evidence: NOTHING,
	isSure,
	isGiven,
	isRemembered: false,
	control: null,
	candidates: isGiven
		? []
		: [
				{
					id: 'gcj02',
					isSwapped: false,
					name: NOTHING,
					score: 0.9,
					medianOffsetM: 3,
					shareWithinCity: 1,
					shiftM: null,
					evidence: NOTHING
				}
			]
});

/** A page whose server answers as it is told, and keeps what it was asked. */
function openIntake(answer: (request: IntakeRequest) => IntakeAnswer | Promise<IntakeAnswer>) {
	const asked: IntakeRequest[] = [];
	const undone: { id: string; undo: string; author: string }[] = [];
	const kept = new Map<string, string>();
	let ids = 0;
	const ports: IntakePorts = {
		send: async (_files, request) => {
			asked.push(request);
			return answer(request);
		},
		undo: async (sent) => undone.push(sent),
		newId: () => `id-${++ids}`,
		local: {
			getItem: (key) => kept.get(key) ?? null,
			setItem: (key, value) => void kept.set(key, value)
		}
	};
	return { intake: new Intake(ports), asked, undone, kept };
}
const file = (name: string) => new File(['x'], name);

test('a file is looked at only, as what its name says it holds', async () => {
	const { intake, asked } = openIntake(() => answerOf());
	await intake.open([file('保定市组团.geojson')]);
	expect(asked).toMatchObject([{ kind: 'clusters', accept: 'none' }]);
	expect(intake.answer?.rows).toBe(3);
	expect(intake.busy).toBeNull();
	await intake.chooseKind('districts');
	await intake.open([file('组团.geojson')]);
	expect(asked.map(({ kind }) => kind)).toEqual(['clusters', 'districts', 'districts']);
});

test('what is decided of rows is sent with the file each time, and can be decided again', async () => {
	const { intake, asked } = openIntake(({ decisions }) =>
		answerOf(decisions?.[3] ? {} : { doubtful: [doubtful(3)] })
	);
	await intake.open([file('a.csv')]);
	await intake.decide(3, { is: 'c9' });
	expect(asked.at(-1)?.decisions).toEqual({ 3: { is: 'c9' } });
	expect(intake.answer?.doubtful).toEqual([]);
	expect(intake.decided.map(({ name }) => name)).toEqual(['和平里']);
	intake.placing = 3;
	await intake.place(3, [115.5, 38.9]);
	expect(asked.at(-1)?.places).toEqual({ 3: [115.5, 38.9] });
	expect(intake.placing).toBeNull();
	await intake.decide(3, null);
	expect(asked.at(-1)).toMatchObject({ decisions: {}, places: {} });
	expect(intake.answer?.doubtful.length).toBe(1);
});

test('a row that stays doubtful though it was decided is asked again, and is done once it has a place', async () => {
	const { intake } = openIntake(({ decisions, places }) => {
		if (places?.[3]) return answerOf({ added: [added(3)] });
		const doubt = decisions?.[3] ? ('unplaced' as const) : ('alike' as const);
		return answerOf({ doubtful: [{ ...doubtful(3), doubt }] });
	});
	await intake.open([file('a.csv')]);
	const asking = intake.decide(3, { isNew: true });
	expect(intake.decided.length).toBe(1);
	await asking;
	expect(intake.decided).toEqual([]);
	expect(intake.answer?.doubtful[0]?.doubt).toBe('unplaced');
	await intake.place(3, [115.5, 38.9]);
	expect(intake.decided.map(({ doubt }) => doubt)).toEqual(['alike']);
});

test('another sheet or file begins anew, and fields that were chosen go with each question', async () => {
	const { intake, asked } = openIntake(() => answerOf());
	await intake.open([file('a.xlsx')]);
	await intake.chooseField('户', 'households');
	await intake.decide(2, { isIgnored: true });
	expect(asked.at(-1)).toMatchObject({
		columns: { 户: 'households' },
		decisions: { 2: { isIgnored: true } }
	});
	await intake.chooseSheet('服务中心');
	expect(asked.at(-1)).toMatchObject({ sheet: '服务中心', kind: 'centres', columns: {}, decisions: {} });
	await intake.chooseEncoding('gb18030');
	expect(asked.at(-1)).toMatchObject({ sheet: '服务中心', encoding: 'gb18030' });
	await intake.open([file('b.csv')]);
	expect(asked.at(-1)!.sheet).toBeUndefined();
	expect(asked.at(-1)!.encoding).toBeUndefined();
});

test('nothing is taken before the coordinate system is certain; candidates are kept once one was said', async () => {
	const { intake, asked } = openIntake(({ crs }) => answerOf({ crs: crsOf(false, crs !== undefined) }));
	await intake.open([file('a.csv')]);
	expect(intake.isCrsOpen).toBe(true);
	await intake.take();
	expect(asked.length).toBe(1);
	await intake.compareWith({ id: 'EPSG:4326', isSwapped: false });
	expect(asked.at(-1)).toMatchObject({ crs: 'EPSG:4326', accept: 'none' });
	expect(intake.other?.crs.id).toBe('EPSG:4326');
	await intake.chooseCrs({ id: 'gcj02', isSwapped: false });
	expect(intake.isCrsOpen).toBe(false);
	expect(intake.judged?.candidates.length).toBe(1);
	expect(intake.other).toBeNull();
	await intake.take();
	expect(asked.at(-1)).toMatchObject({ crs: 'gcj02', accept: 'sure' });
});

test('all that is sure is taken at once; rows that are left out are named by the others', async () => {
	const { intake, asked, undone } = openIntake(({ accept }) =>
		answerOf({ added: [added(2), added(3)], ...(accept === 'none' ? {} : { applied: 1, revision: 7 }) })
	);
	intake.sign(' 李工 ');
	await intake.open([file('a.csv')]);
	intake.want([2], false);
	expect(intake.wanted).toEqual({ added: 1, changed: 0 });
	await intake.decide(5, { isIgnored: true });
	await intake.take();
	expect(asked.at(-1)).toMatchObject({ accept: [3], author: '李工' });
	expect(intake.taken).toMatchObject({ revision: 7, applied: 1, added: 1, isUndone: false });
	expect(intake.canTake).toBe(false);
	await intake.undo();
	await intake.undo();
	expect(undone).toMatchObject([{ undo: intake.taken!.id, author: '李工' }]);
	expect(intake.taken?.isUndone).toBe(true);
});

test('an import whose answer was lost is sent again under the same id, other decisions under another', async () => {
	let isLost = true;
	const { intake, asked } = openIntake(({ accept }) => {
		if (accept !== 'none' && isLost) throw new TypeError('Failed to fetch');
		return answerOf({ added: [added(2)], applied: accept === 'none' ? 0 : 1 });
	});
	await intake.open([file('a.csv')]);
	await intake.take();
	expect(intake.fault?.code).toMatch(/unreachable|offline/);
	await intake.take();
	const [first, second] = asked.slice(-2);
	expect(second!.id).toBe(first!.id);
	intake.want([2], false);
	isLost = false;
	await intake.take();
	expect(asked.at(-1)!.id).not.toBe(first!.id);
});

test('a newer decision calls off the question before, and a late answer changes nothing', async () => {
	const waiting: ((answer: IntakeAnswer) => void)[] = [];
	const { intake } = openIntake(() => new Promise<IntakeAnswer>((resolve) => void waiting.push(resolve)));
	const first = intake.open([file('a.csv')]);
	const second = intake.decide(2, { isNew: true });
	expect(intake.busy).toBe('looking');
	waiting[1]!(answerOf({ rows: 20 }));
	await second;
	waiting[0]!(answerOf({ rows: 10 }));
	await first;
	expect(intake.answer?.rows).toBe(20);
	expect(intake.fault).toBeNull();
	const third = intake.decide(2, null);
	intake.cancel();
	waiting[2]!(answerOf({ rows: 30 }));
	await third;
	expect(intake.answer?.rows).toBe(20);
	expect(intake.busy).toBeNull();
});

test('what the server leaves open is told, and counts as not taken', async () => {
	const { intake } = openIntake(({ accept }) =>
		answerOf({ open: accept === 'none' ? null : { zh: '请确认', en: 'confirm' } })
	);
	await intake.open([file('a.csv')]);
	await intake.take();
	expect(intake.taken).toBeNull();
	expect(intake.answer?.open?.zh).toBe('请确认');
});

test('control points are sent once two are said, and what is found is asked for where they are too few again', async () => {
	const { intake, asked } = openIntake(({ control }) =>
		answerOf({
			crs: { ...crsOf(false, control !== undefined)!, id: control ? 'local' : '' },
			drawn: { shapes: [], all: 0 }
		})
	);
	await intake.open([file('a.dxf')]);
	const sides = [
		[
			[0, 0],
			[115.4, 38.8]
		],
		[
			[9, 9],
			[115.5, 38.9]
		]
	] as const;
	for (const [xy, at] of sides) {
		intake.control.add();
		const { id } = intake.control.points.at(-1)!;
		intake.control.say(id, 'file', [...xy]);
		intake.control.say(id, 'ground', [...at]);
	}
	await expect.poll(() => intake.answer?.crs?.id).toBe('local');
	expect(asked).toHaveLength(2);
	expect(asked[1]).toMatchObject({ control: [{ xy: [0, 0] }, { xy: [9, 9] }], isSwapped: false });
	expect(asked[1]).not.toHaveProperty('crs');
	intake.control.remove(intake.control.points[0]!.id);
	await expect.poll(() => intake.answer?.crs?.id).toBe('');
	expect(asked[2]).toMatchObject({ crs: 'auto' });
});
