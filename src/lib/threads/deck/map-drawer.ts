import { isBrowserMissing } from '#lib/server/browser/browser-missing.ts';
import { warnOfMissingFont } from '#lib/server/browser/missing-font.ts';
import { renderPng } from '#lib/server/browser/render-png.ts';
import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { renderView } from '#lib/server/render/render-view.ts';
import { warnOfBrowser } from '#lib/server/report/pictures.ts';
import type { MapDrawer, MapRoom, SlideMap, TellingSlide } from '#lib/server/report/pptx/briefing/types.ts';
import { subjectOfSlide } from '#lib/state/presenter/subject-of-slide.ts';
import { fitCamera } from '#lib/ui/presenter/slide-camera.ts';
import { prepareWalks } from '../handout/prepare-on-server.ts';

const PADDING = { left: 24, right: 24, top: 24, bottom: 24 };
/** About what the legend below a map takes. */
const LEGEND_PX = 60;
/** Pixels painted for each of the drawing's. */
const SCALE = 2;
/** So many pixels across let the legend stand in two columns; texts get no smaller than this for it. */
const LEGEND_WIDTH_PX = 360;
const MOST_PX_PER_PT = 1.3;

/**
 * Draws the maps of slides, about a pixel a point, so that their texts are as large as others on the slide, with
 * their legend below them; and paints them in pixels where a browser is there.
 */
export class SlideMapDrawer implements MapDrawer {
	readonly #city: LoadedCity;
	readonly #lang: 'zh' | 'en';
	/** What was amiss, for people, each once. */
	readonly warnings = new Set<string>();

	constructor(city: LoadedCity, lang: 'zh' | 'en') {
		this.#city = city;
		this.#lang = lang;
	}

	async draw({ slide, title }: TellingSlide, { widthPt, heightPt }: MapRoom): Promise<SlideMap> {
		const scale = Math.min(MOST_PX_PER_PT, Math.max(1, LEGEND_WIDTH_PX / widthPt));
		const size = { widthPx: Math.round(widthPt * scale), heightPx: Math.round(heightPt * scale) };
		const prepared = prepareWalks(slide, this.#city);
		const { view } = prepared;
		const room = { size: { width: size.widthPx, height: size.heightPx - LEGEND_PX }, padding: PADDING };
		const frame = view.camera
			? { ...fitCamera(view.camera, room), ...size }
			: { fit: 'auto' as const, ...size };
		const { svg } = await renderView(this.#city, view, frame, {
			theme: 'light',
			lang: this.#lang,
			legend: 'below',
			overlay: slide.overlay,
			subjectIds: subjectOfSlide(prepared),
			title
		});
		return { svg, ...size };
	}

	async paint({ svg, widthPx, heightPx }: SlideMap): Promise<Uint8Array | null> {
		const warning = warnOfMissingFont();
		if (warning !== undefined) this.warnings.add(warning);
		try {
			return await renderPng(svg, { widthPx, heightPx, scale: SCALE });
		} catch (error) {
			if (!isBrowserMissing(error)) throw error;
			this.warnings.add(warnOfBrowser(error, this.#lang));
			return null;
		}
	}
}
