import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BundledGroup, LegalLimit } from '#lib/core/bundles/types.ts';
import { bundles } from '../../src/cli/commands/bundles.ts';
import { runCli } from '../helpers/run-cli.ts';
import { area, at, centre, openFolder } from './drawn-files.ts';

const { drawn, remove } = openFolder();
afterAll(remove);

interface Document {
	city: string | null;
	illustrative: boolean;
	by: string;
	districts: (Omit<BundledGroup, 'groupId'> & { districtId: string | null; name: string | null })[];
	legal: LegalLimit[];
}

/** A plot of 100 households with a balance in yuan: fees that come in are 6,000. */
const plot = (id: string, eastM: number, balanceYuan: number, more: object = {}) =>
	area(id, [eastM, 5, eastM + 20, 25], [[eastM + 10, 5]], {
		districtId: 'd',
		floorAreaM2: 1000,
		serviceFeeYuanPerM2Month: 1,
		collectionRate: 0.5,
		serviceCostYuanPerYear: 6000 - balanceYuan,
		...more
	});
const files = (...plots: object[]) => drawn([centre('c', at(0))], plots);

describe('lianpian bundles', () => {
	it('bundles a drawn street', () => {
		const street = files(
			plot('k0', 0, -10),
			plot('k1', 50, -5, { extraIncomeYuanPerYear: 25, propertyManagement: true }),
			plot('k2', 100, -10),
			plot('k3', 150, 30)
		);
		const { code, stdout } = runCli('bundles', ...street, '--size', '100,300', '--count', '2', '--json');
		expect([code, stdout]).toEqual([2, '']);
		const done = runCli('bundles', ...street, '--count', '2', '--json');
		expect(done.code).toBe(0);
		const document: Document = JSON.parse(done.stdout);
		expect(document).toMatchObject({ by: 'district', illustrative: false });
		expect(document.districts).toMatchObject([
			{
				districtId: 'd',
				name: 'd',
				balanceYuan: 30,
				size: { count: 2, leastHouseholds: 150, mostHouseholds: 250 },
				objective: 100,
				gap: 0,
				optimal: true,
				impossible: null,
				bundles: [{ communityIds: ['k0', 'k1'] }, { communityIds: ['k2', 'k3'] }]
			}
		]);
		expect(document.legal.find(({ code: law }) => law === 'common-income')?.communityIds).toEqual(['k1']);
		expect(document.legal.find(({ article }) => article === '946')?.communityIds).toEqual(['k1']);
	});

	it('exits with 1 where it cannot be done, and says why', () => {
		const street = files(plot('k0', 0, -10), plot('k1', 50, 3), plot('k2', 100, -10), plot('k3', 150, 30));
		const { code, stdout } = runCli('bundles', ...street, '--count', '1', '--margin', '20');
		expect(code).toBe(1);
		expect(stdout).toContain('not possible without a subsidy; 7 yuan would do, 7 are needed at least');
		expect(stdout).toContain('all together lack 7 yuan a year');
	});

	it('takes no blank for a 0, and reads amounts as tables write them', async () => {
		const fixture = (name: string) =>
			join(import.meta.dirname, '../fixtures/blank-amounts', `${name}.geojson`);
		const ask = (name: string) =>
			bundles.run(['--communities', fixture(name), '--by', 'district', '--count', '1', '--json']);
		const refused =
			/blank-amounts\/[a-z-]+\.geojson: community "c": (\w+): is missing; give .*, in feature 3/;
		await expect(ask('cost-null')).rejects.toThrow(refused);
		await expect(ask('cost-blank')).rejects.toThrow(refused);
		await expect(ask('rate-blank')).rejects.toThrow(refused);
		const answer = (more: object) => {
			const { code, stdout, stderr } = runCli(
				'bundles',
				...files(plot('k0', 0, 30, more)),
				'--count',
				'1',
				'--json'
			);
			return code === 2 ? stderr : (JSON.parse(stdout) as Document).districts[0]!.balanceYuan;
		};
		expect(answer({})).toBe(30);
		expect(
			answer({
				collectionRate: '５０%',
				floorAreaM2: '1,000',
				serviceCostYuanPerYear: '￥0.597万元',
				households: '１００'
			})
		).toBe(30);
		for (const blank of [null, '', ' ', '—', 'NaN'])
			for (const [field, problem] of [
				['serviceFeeYuanPerM2Month', 'is missing'],
				['collectionRate', 'is missing'],
				['serviceCostYuanPerYear', 'is missing'],
				['floorAreaM2', 'is missing'],
				['extraIncomeYuanPerYear', 'is blank']
			] as const)
				await expect(
					bundles.run([...files(plot('k0', 0, 30, { [field]: blank })), '--count', '1'])
				).rejects.toThrow(`community "k0": ${field}: ${problem}; give `);
		await expect(
			bundles.run([...files(plot('k0', 0, 30), plot('k1', 50, 30, { households: '-' })), '--count', '1'])
		).rejects.toThrow('community "k1": households: is missing');
		await expect(
			bundles.run([...files(plot('k0', 0, 30, { serviceCostYuanPerYear: '5.970,0' })), '--count', '1'])
		).rejects.toThrow(
			/feature 1.*serviceCostYuanPerYear: "5\.970,0" is no amount; write decimals with a point/
		);
	});

	it('refuses what it cannot use in one line', async () => {
		const ask = (plots: object[], ...options: string[]) => bundles.run([...files(...plots), ...options]);
		await expect(ask([plot('k0', 0, 1, { collectionRate: null })])).rejects.toThrow(
			/communities-\d+\.geojson: community "k0": collectionRate: is missing; give the share/
		);
		await expect(ask([plot('k0', 0, 1, { collectionRate: 7 })])).rejects.toThrow('7 is more than 1');
		await expect(ask([plot('k0', 0, 1, { serviceCostYuanPerYear: 'much' })])).rejects.toThrow('is no amount');
		await expect(ask([plot('k0', 0, 1, { floorAreaM2: 0 })])).rejects.toThrow('floorAreaM2');
		await expect(ask([plot('k0', 0, 1, { serviceCostYuanPerYear: 1e300 })])).rejects.toThrow(
			'1e+300 is more than 1,000,000,000; check its unit'
		);
		await expect(ask([plot('k0', 0, 1, { households: 1e15 })])).rejects.toThrow('households');
		await expect(ask([plot('k0', 0, 1)], '--count', '2')).rejects.toThrow('more than the 1 communities of d');
		for (const [option, value] of [
			['--by', 'street'],
			['--size', '3000,2000'],
			['--size', '2000'],
			['--count', '1.5'],
			['--max-distance', 'far'],
			['--margin', ''],
			['--margin', '1e300'],
			['--time-limit', '0'],
			['--seed', 'x']
		] as const)
			await expect(bundles.run([`${option}=${value}`])).rejects.toThrow(option);
	});
});
