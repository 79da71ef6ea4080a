import { Format } from '#lib/core/figures/format.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import type { PartScope } from '#lib/core/model/types.ts';
import { rowsInScope } from '#lib/core/model/rows-in-scope.ts';
import { buildScene } from '#lib/carto/build-scene.ts';
import type { EmbedPlace, EmbedScene } from '#lib/carto/embed/embed-document.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { findExtent } from '#lib/carto/find-extent.ts';
import { findSubject } from '#lib/carto/find-subject.ts';
import { scopeOf } from '#lib/carto/scope-of-view.ts';
import type { OpenedEmbed } from './open-embed.ts';

/** The map of a view, computed here: the browser that shows it has only to draw. */
export function buildEmbedScene({ city: { model }, view, plan }: OpenedEmbed): EmbedScene {
	const hasCircles = view.layers.has('circle-inner') || view.layers.has('circle-outer');
	const centreIds = view.selection?.kind === 'centre' ? [view.selection.id] : null;
	// Which palette the reader's screen asks for is not known here, and nothing else of the scene depends on it.
	const { lang, palette, shown, selected, hovered, ...map } = buildScene(plan, view, {
		palette: LIGHT,
		lang: view.lang,
		subjectIds: findSubject(plan, scopeOf(view)),
		before: view.edits.length > 0 ? model.measure({ ...view, edits: [] }) : null,
		circles: hasCircles ? model.drawCircles(view, centreIds) : null,
		serviceAreas: view.layers.has('service-areas') ? model.drawServiceAreas(view) : []
	});
	return {
		map,
		camera: view.camera,
		extent: findExtent(plan, view.selection),
		places: listPlaces({ view, plan })
	};
}

/** What a click tells of everything that can be clicked. */
function listPlaces({ view, plan }: Pick<OpenedEmbed, 'view' | 'plan'>): Record<string, EmbedPlace> {
	const format = new Format(view.lang);
	const places: Record<string, EmbedPlace> = {};
	const about = (kind: EmbedPlace['kind'], named: { id: string; name: string; nameEn: string }) => ({
		name: format.name(named),
		extent: findExtent(plan, { kind, id: named.id }).map(round) as Bbox
	});
	for (const { id, props, households, walkSeconds } of plan.rows) {
		const { state } = props;
		places[`community:${id}`] = {
			kind: 'community',
			...about('community', props),
			households,
			state,
			walkSeconds
		};
	}
	const addAll = (
		kind: Exclude<PartScope['kind'], 'city'>,
		all: readonly { id: string; name: string; nameEn: string }[]
	) => {
		for (const named of all) {
			const rows = rowsInScope(plan, { kind, id: named.id });
			const households = rows.reduce((sum, row) => sum + row.households, 0);
			places[`${kind}:${named.id}`] = { kind, ...about(kind, named), households, communities: rows.length };
		}
	};
	const { clusters, districts, axes } = plan.features;
	addAll('centre', plan.centres);
	addAll(
		'cluster',
		clusters.features.map(({ properties }) => properties)
	);
	addAll(
		'district',
		districts.features.map(({ properties }) => properties)
	);
	addAll(
		'axis',
		axes.features.map(({ properties }) => properties)
	);
	return places;
}

/** To a metre. */
const round = (degrees: number) => Number(degrees.toFixed(5));
