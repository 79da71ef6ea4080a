import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { embedPath, oEmbedPath, staticPath, workbenchPath } from '#lib/carto/embed/embed-links.ts';
import type { Share } from '#lib/carto/embed/share.ts';
import type { ViewValues } from '#lib/carto/view-query.ts';
import { canDraw } from './can-draw.ts';
import { describeView } from '../embed/describe-view.ts';
import { titleOf } from '../embed/title-of.ts';

/** What social networks and messengers show, CSS pixels. */
const IMAGE_PX = { width: 1200, height: 630 } as const;
/** Sentences of the description: more is cut off everywhere. */
const SENTENCES = 3;

/**
 * Link preview of a view. The picture is a PNG, since no service accepts SVG: there is none
 * where no browser can draw it.
 */
export function buildShare({
	plan,
	view,
	moment,
	origin,
	isEmbed
}: {
	plan: MeasuredPlan;
	view: ViewValues;
	/** Which plan the address asks for; empty: the newest. */
	moment: PlanMoment;
	origin: string;
	/** Whether the address is that of an embedded map rather than the workbench's. */
	isEmbed: boolean;
}): Share {
	const { id } = plan.meta;
	const url = origin + (isEmbed ? embedPath(id, view, { moment }) : workbenchPath(id, view, moment));
	const { width, height } = IMAGE_PX;
	const lit: ViewValues = { ...view, theme: 'light' };
	const imagePath = staticPath(id, lit, { widthPx: width, heightPx: height, format: 'png', moment });
	return {
		title: titleOf({ plan, view }),
		description: describeView({ plan, view })
			.slice(0, SENTENCES)
			.join(view.lang === 'en' ? ' ' : ''),
		url,
		image: canDraw() ? { url: origin + imagePath, width, height } : null,
		oEmbedUrl: origin + oEmbedPath(url),
		lang: view.lang
	};
}
