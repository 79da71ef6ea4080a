import { describe, expect, it } from 'vitest';
import { en } from '#lib/ui/messages/en.ts';
import { zh } from '#lib/ui/messages/zh.ts';
import { TABLE_COLUMNS } from '#lib/carto/view-query.ts';
import { readPaste, type PasteTarget } from '#lib/ui/editing/table/read-paste.ts';
import { smallPlan } from '../../helpers/random-plan.ts';

const plan = smallPlan();
const communities = [...plan.communities.values()];
const order = communities.map(({ properties }) => properties.id);
const nameOf = (at: number) => String(communities[at]!.properties.name);
const labels = Object.fromEntries(
	TABLE_COLUMNS.map((column) => [column, [zh.column[column], en.column[column]]])
) as unknown as PasteTarget['labels'];
const paste = (text: string, more: Partial<PasteTarget> = {}) =>
	readPaste(text, { order, rowId: order[0]!, column: 'households', plan, lang: 'zh', labels, ...more });
const told = ({ changes }: ReturnType<typeof paste>) =>
	changes.map((change) => [
		change.featureId,
		change.op === 'set' && change.field,
		change.op === 'set' && change.value
	]);

describe('what is pasted into the table', () => {
	it('goes on from the cell where there is no head', () => {
		const found = paste('1001\t1971\n1,002\t１９８６');
		expect(told(found)).toEqual([
			[order[0], 'households', 1001],
			[order[0], 'yearBuilt', 1971],
			[order[1], 'households', 1002],
			[order[1], 'yearBuilt', 1986]
		]);
		expect(found).toMatchObject({ rowCount: 2, wrong: [], ignored: [] });
	});

	it('goes where its head says, in any order, computed columns left out', () => {
		const found = paste(`年代\t步行\t小区\t状态\n1990\t5 分\t${nameOf(1)}\t改造中`);
		expect(told(found)).toEqual([
			[order[1], 'yearBuilt', 1990],
			[order[1], 'state', 'under-way']
		]);
		expect(found.ignored).toEqual(['步行']);
	});

	it('is told by its id, and may then have another name', () => {
		expect(told(paste(`编号\t名称\n${order[1]}\t新名`))).toEqual([[order[1], 'name', '新名']]);
	});

	it('reads what the screen shows for what is stored', () => {
		const [cluster] = plan.clusters.values();
		const found = paste(`小区\t所属组团\t物业\n${nameOf(0)}\t${cluster!.properties.name}\t有物业`);
		expect(found.wrong).toEqual([]);
		for (const [, field, value] of told(found))
			expect([field, value]).toEqual(
				field === 'clusterId' ? ['clusterId', cluster!.properties.id] : ['propertyManagement', true]
			);
	});

	it('changes nothing that is so already', () => {
		expect(paste(String(communities[0]!.properties.households))).toMatchObject({
			changes: [],
			rowCount: 0,
			wrong: []
		});
	});

	it('names each cell that cannot be read, with what would be right', () => {
		const found = paste(
			`小区\t户数\t状态\n${nameOf(0)}\t很多\t完工\n查无此处\t5\t改造中\n${nameOf(1)}\t\t改造中`
		);
		expect(found.wrong.map(({ row, column, value }) => [row, column, value])).toEqual([
			[2, '户数', '很多'],
			[2, '状态', '完工'],
			[3, '', '查无此处'],
			[4, '户数', '']
		]);
		expect(found.wrong[1]!.reason.zh).toContain('未改造、改造中、已改造');
		expect(told(found)).toEqual([[order[1], 'state', 'under-way']]);
	});

	it('does not run over the edges, nor give one community two values', () => {
		const last = order.at(-1)!;
		expect(paste('1\n2', { rowId: last }).wrong.map(({ row }) => row)).toEqual([2]);
		expect(paste('a\tb\tc', { column: 'centre' }).wrong.map(({ value }) => value)).toEqual(['c']);
		const twice = paste(`小区\t户数\n${nameOf(0)}\t7\n${nameOf(0)}\t8`);
		expect([twice.changes.length, twice.wrong.map(({ row }) => row)]).toEqual([1, [3]]);
	});
});
