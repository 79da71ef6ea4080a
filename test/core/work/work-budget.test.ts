import { describe, expect, it } from 'vitest';
import { WorkBudget } from '#lib/core/work/work-budget.ts';

describe('a budget of work', () => {
	it('is over when its work is spent, whatever the time', () => {
		const budget = new WorkBudget({ work: 10, nowMs: () => 1e12 });
		budget.spend(9);
		expect([budget.isOver(), budget.left, budget.spentShare]).toEqual([false, 1, 0.9]);
		budget.spend(3);
		expect([budget.isOver(), budget.left, budget.spentShare, budget.stopped]).toEqual([true, 0, 1, null]);
	});

	it('has no end where none is given', () => {
		const budget = new WorkBudget();
		budget.spend(1e15);
		expect([budget.isOver(), budget.spentShare, budget.leftS]).toEqual([false, 0, Infinity]);
		expect(budget.partUntil(0.5).left).toBe(Infinity);
	});

	it('gives parts of what is left; what they do not spend is left to the whole', () => {
		const whole = new WorkBudget({ work: 100 });
		const first = whole.part(60);
		first.spend(20);
		expect([first.left, whole.left]).toEqual([40, 80]);
		expect(whole.part(1000).left).toBe(80);
		expect(whole.partUntil(0.5).left).toBe(30);
		whole.spend(75);
		expect(first.left).toBe(5);
		expect(whole.partUntil(0.5).isOver()).toBe(true);
	});

	it('says so if time stops it, and so do its parts and the whole', () => {
		let nowMs = 5000;
		const whole = new WorkBudget({ work: 100, timeLimitS: 2, nowMs: () => nowMs });
		const part = whole.part(50);
		expect([part.isOver(), part.leftS, whole.stopped]).toEqual([false, 2, null]);
		nowMs = 7000;
		// Only what was asked whether to go on was stopped.
		expect(whole.stopped).toBe(null);
		expect(part.isOver()).toBe(true);
		expect([part.stopped, whole.stopped, whole.leftS]).toEqual(['time', 'time', 0.001]);
	});

	it('refuses limits that are none', () => {
		expect(() => new WorkBudget({ work: 0 })).toThrow(RangeError);
		expect(() => new WorkBudget({ work: Number.NaN })).toThrow(RangeError);
		expect(() => new WorkBudget({ timeLimitS: 0 })).toThrow(RangeError);
	});
});
