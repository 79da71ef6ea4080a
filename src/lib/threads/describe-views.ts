import { readViewQuery } from '#lib/carto/view-query.ts';
import { EditError } from '#lib/core/what-if/types.ts';
import { buildEmbedHead } from '#lib/server/embed/build-embed-head.ts';
import { listPictures } from '#lib/server/embed/list-pictures.ts';
import { openEmbed } from '#lib/server/embed/open-embed.ts';
import { buildShare } from '#lib/server/og/build-share.ts';
import { momentOf, readMoment } from '#lib/server/plan/plan-moment.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';
import type { Gives, Takes } from '#lib/server/threads/work.ts';
import { getCity } from './city-in-thread.ts';

/** What a link to the workbench says of itself; `null` where its edits cannot be made. */
export async function describeShare(
	{ cityId, search, origin }: Takes<'share'>,
	context: ThreadContext
): Promise<Gives<'share'>> {
	const query = new URLSearchParams(search);
	const moment = readMoment(query);
	const { model } = await getCity(context, cityId, moment);
	const view = readViewQuery(query);
	try {
		return buildShare({ plan: model.measure(view), view, moment, origin, isEmbed: false });
	} catch (failure) {
		if (failure instanceof EditError) return null;
		throw failure;
	}
}

/** @throws Refused naming everything that is wrong with the address */
export async function describeEmbed(
	{ cityId, search, origin }: Takes<'embed'>,
	context: ThreadContext
): Promise<Gives<'embed'>> {
	const query = new URLSearchParams(search);
	const opened = openEmbed(await getCity(context, cityId, momentOf(query)), query);
	return {
		head: buildEmbedHead(opened),
		share: buildShare({ ...opened, moment: opened.options.moment, origin, isEmbed: true }),
		pictures: listPictures(opened),
		isStatic: opened.options.isStatic,
		ignored: opened.ignored
	};
}
