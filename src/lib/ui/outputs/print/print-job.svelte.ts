import {
	frameAtScale,
	nearestScale,
	ringOfFrame,
	scaleOfCamera,
	scaleToShow
} from '#lib/carto/layout/frame-at-scale.ts';
import { layOutPage } from '#lib/carto/layout/lay-out-page.ts';
import { PAPERS, SCALE_RANGE, SCALES, type Orientation, type PaperKey } from '#lib/carto/layout/papers.ts';
import { writePrintQuery } from '#lib/carto/layout/print-query.ts';
import { drawnPartOfView } from '#lib/carto/drawn-part-of-view.ts';
import { writeMomentQuery } from '#lib/carto/moment-query.ts';
import { writeViewQuery, type ViewValues } from '#lib/carto/view-query.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';

/** A map that is being laid out on paper. */
export class PrintJob {
	paper = $state<PaperKey>('A4');
	/** As chosen; a slide lies all the same. */
	upright = $state<Orientation>('landscape');
	/** 1 : n; `null` while what is typed is no scale. */
	scale = $state<number | null>(SCALES[0]);
	/** '' for the city's programme. */
	title = $state('');
	review = $state('');
	isInternal = $state(true);
	lngLat = $state.raw<LngLat>([0, 0]);

	readonly #bbox: Bbox;

	/** @param camera where the map looks; `null` where the city opens */
	constructor(bbox: Bbox, camera: ViewValues['camera']) {
		this.#bbox = bbox;
		this.showAll();
		if (!camera) return;
		this.lngLat = camera.lngLat;
		this.scale = nearestScale(scaleOfCamera(camera));
	}

	get orientation(): Orientation {
		return PAPERS[this.paper].canStand ? this.upright : 'landscape';
	}

	/** What the sheet shows of the ground; `null` without a scale. */
	get ring(): LngLat[] | null {
		if (this.scale === null) return null;
		return ringOfFrame(frameAtScale(this.#layout, this.lngLat, this.scale));
	}

	/** The whole city, as large as the sheet allows. */
	showAll() {
		const [west, south, east, north] = this.#bbox;
		this.lngLat = [(west + east) / 2, (south + north) / 2];
		this.scale = scaleToShow(this.#layout, this.#bbox);
	}

	/** Takes a scale as it is typed: 10000, 10,000 or 1:10000. */
	typeScale(text: string) {
		const scale = Number(text.replace(/^1\s*[::]/, '').replace(/[,,\s]/g, ''));
		const isRight = Number.isInteger(scale) && scale >= SCALE_RANGE.min && scale <= SCALE_RANGE.max;
		this.scale = isRight ? scale : null;
	}

	/**
	 * The query of the sheet with a view on it; on paper, paper is light.
	 *
	 * @param moment of the plan that it shows; default: the newest
	 */
	writeQuery(view: ViewValues, moment: PlanMoment = {}): URLSearchParams {
		const { paper, orientation, scale, title, review, isInternal } = this;
		const query = writeViewQuery({
			...drawnPartOfView(view),
			camera: { lngLat: this.lngLat, zoom: 12 },
			theme: paper === '16:9' ? view.theme : 'auto'
		});
		const options = { paper, orientation, scale, title: title.trim(), review: review.trim(), isInternal };
		for (const [name, value] of [...writePrintQuery(options), ...writeMomentQuery(moment)])
			query.set(name, value);
		return query;
	}

	get #layout() {
		return layOutPage(this.paper, this.orientation);
	}
}
