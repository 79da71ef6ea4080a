import { expect, it } from 'vitest';
import { LIGHT } from '#lib/carto/palette.ts';
import { drawLegendBand } from '#lib/carto/svg/draw-legend-band.ts';
import { drawSeal } from '#lib/carto/svg/draw-seal.ts';
import { drawTrialMark } from '#lib/carto/svg/draw-trial-mark.ts';

const rows = ['一', '二', '三', '四', '五'].map((text) => ({ key: 'centres' as const, text: `图层${text}` }));
const placesOf = (svg: string) =>
	[...svg.matchAll(/<g transform="translate\(([\d.]+) ([\d.]+)\)"><g/g)].map(([, x, y]) => [
		Number(x),
		Number(y)
	]);

it('stands in as many columns as its longest row lets, read downwards', () => {
	const wide = drawLegendBand(rows, 760, { palette: LIGHT });
	expect(new Set(placesOf(wide.svg).map(([, y]) => y)).size).toBe(1);
	const narrow = drawLegendBand(rows, 220, { palette: LIGHT });
	const [first, second] = placesOf(narrow.svg) as [number[], number[]];
	expect(first![0]).toBe(second![0]);
	expect(second![1]).toBeGreaterThan(first![1]!);
	// Every row is inside.
	for (const [x, y] of placesOf(narrow.svg)) {
		expect(x).toBeLessThan(220);
		expect(y! + 14).toBeLessThan(narrow.heightPx);
	}
	expect(narrow.heightPx).toBeGreaterThan(wide.heightPx);
});

it('takes no room without rows', () => {
	expect(drawLegendBand([], 760, { palette: LIGHT })).toEqual({ svg: '', widthPx: 760, heightPx: 0 });
});

it('marks what is tried and what is illustrative in the language of the map', () => {
	expect(drawTrialMark({ palette: LIGHT, lang: 'zh' }).svg).toMatch(/推演.*非现行方案/s);
	expect(drawTrialMark({ palette: LIGHT, lang: 'en' }).svg).toMatch(/What-if.*not the plan in force/s);
	expect(drawSeal({ palette: LIGHT, lang: 'zh' }).svg).toContain('>示意<');
	expect(drawSeal({ palette: LIGHT, lang: 'en' }).svg).not.toMatch(/\p{Script=Han}/u);
});
