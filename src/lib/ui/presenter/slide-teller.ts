import type { Lang } from '#lib/carto/view-query.ts';
import type { FigureSource } from '#lib/core/figures/types.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';
import { tellSlide, type ToldSlide } from './tell-slide.ts';

/** What slides say, each worked out once for its plan and its language. */
export class SlideTeller {
	readonly #told = new WeakMap<FigureSource, { lang: Lang; faults: number; told: ToldSlide }>();

	tell(slide: PreparedSlide, lang: Lang): ToldSlide {
		const { source, faults } = slide;
		const known = this.#told.get(source);
		if (known?.lang === lang && known.faults === faults.length) return known.told;
		const told = tellSlide(slide, lang);
		this.#told.set(source, { lang, faults: faults.length, told });
		return told;
	}

	/** Computes all of them, yielding between two, so that keys are handled. */
	async tellAhead(slides: readonly PreparedSlide[], lang: Lang) {
		for (const slide of slides) {
			this.tell(slide, lang);
			await new Promise((resolve) => setTimeout(resolve, 0));
		}
	}
}
