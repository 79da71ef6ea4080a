import { computeFigure } from '../figures/compute-figure.ts';
import { formatFigure } from '../figures/format-figure.ts';
import { Format } from '../figures/format.ts';
import { nameScope } from '../figures/name-scope.ts';
import type { FigureKey, FigureSource } from '../figures/types.ts';
import type { Scope } from '../model/types.ts';
import { findGaps } from './find-gaps.ts';
import { MAP_WORDS } from './map-words.ts';

/** The content of a map that is described in words. */
export interface ShownOnMap {
	scope: Scope;
	shows: {
		circles: boolean;
		centres: boolean;
		communities: boolean;
		axes: boolean;
		clusters: boolean;
		districts: boolean;
	};
	/** What the planner puts on it. */
	overlay: 'packages' | 'siting' | null;
}

/** How many clusters and communities are named in the passage on gaps. */
const NAMED_MOST = 3;

/**
 * A map in words, for those who do not see it: what it shows, how many, what share, where the gaps are. At most eight
 * passages of one or two sentences, the mark of illustrative data first. Every number is a figure of the plan; nothing
 * is said of layers that are not shown.
 */
export function describeMap(source: FigureSource, shown: ShownOnMap, lang: 'zh' | 'en'): string[] {
	const teller = new Teller(source, shown, lang);
	const { shows, overlay } = shown;
	return [
		source.plan.isIllustrative ? MAP_WORDS[lang].illustrative : null,
		teller.head(),
		teller.join(shows.communities ? teller.communities() : null, shows.centres ? teller.centres() : null),
		teller.join(
			shows.circles ? teller.circles() : null,
			shows.circles || shows.communities ? teller.coverage() : null
		),
		shows.circles || shows.communities ? teller.gaps() : null,
		shows.axes ? teller.axes() : null,
		teller.parts(),
		overlay === 'packages' ? teller.packages() : overlay === 'siting' ? teller.siting() : null
	].filter((passage) => passage !== null);
}

/** Writes one passage; `null` if it has nothing to say. */
class Teller {
	readonly #source: FigureSource;
	readonly #shown: ShownOnMap;
	readonly #lang: 'zh' | 'en';
	readonly #format: Format;

	constructor(source: FigureSource, shown: ShownOnMap, lang: 'zh' | 'en') {
		this.#source = source;
		this.#shown = shown;
		this.#lang = lang;
		this.#format = new Format(lang);
	}

	get #words() {
		return MAP_WORDS[this.#lang];
	}

	get #plan() {
		return this.#source.plan;
	}

	#figure(key: FigureKey) {
		return computeFigure(key, this.#source, this.#shown.scope);
	}

	#tell(key: FigureKey): string {
		return formatFigure(this.#figure(key), this.#lang);
	}

	#count(key: FigureKey): string {
		return this.#format.number(this.#figure(key).value ?? 0);
	}

	#names(features: readonly { properties: { name: string; nameEn: string } }[]): string {
		return features.map(({ properties }) => this.#format.name(properties)).join(this.#format.comma);
	}

	/** One passage of several sentences. */
	join(...sentences: (string | null)[]): string | null {
		const told = sentences.filter((sentence) => sentence !== null);
		return told.length === 0 ? null : told.join(this.#lang === 'zh' ? '' : ' ');
	}

	head(): string {
		const { meta, edits } = this.#plan;
		return this.#words.head(
			nameScope(this.#plan, this.#shown.scope, this.#lang),
			this.#format.name({ name: meta.title, nameEn: meta.titleEn }),
			this.#format.date(meta.asOf),
			edits.length > 0 ? this.#format.number(edits.length) : null
		);
	}

	communities(): string {
		return this.#words.communities(
			this.#tell('communities-all'),
			this.#count('communities-not-renovated'),
			this.#count('communities-under-way'),
			this.#count('communities-accepted')
		);
	}

	centres(): string | null {
		const { value } = this.#figure('centres-open');
		return value === null ? null : this.#words.centres(this.#format.number(value));
	}

	circles(): string {
		return this.#words.circles(...this.#plan.minutes);
	}

	coverage(): string | null {
		if (this.#figure('households').value === 0) return null;
		return this.#words.coverage(
			this.#plan.minutes,
			[this.#tell('coverage-inner'), this.#tell('coverage-outer')],
			this.#tell('households-inner'),
			this.#tell('households')
		);
	}

	gaps(): string | null {
		if (this.#figure('households').value === 0) return null;
		const { scope } = this.#shown;
		const [inner] = this.#plan.minutes;
		const { communities, clusters, farthest, withoutWay } = findGaps(this.#plan, scope);
		if (communities === 0) return this.#words.noGaps(inner);
		const format = this.#format;
		const where = clusters
			.slice(0, NAMED_MOST)
			.map(({ properties, households }) =>
				this.#words.gapIn(format.name(properties), format.value(households, 'households'))
			);
		const far = farthest
			.slice(0, NAMED_MOST)
			.map(({ props, walkSeconds }) =>
				this.#words.farAt(format.name(props), format.value(Math.ceil(walkSeconds! / 60), 'minutes'))
			);
		return this.#words.gaps({
			inner,
			communities: this.#tell('communities-beyond-inner'),
			households: this.#tell('households-beyond-inner'),
			where: scope.kind === 'cluster' ? '' : where.join(format.comma),
			far: far.join(format.comma),
			withoutWay: withoutWay === 0 ? '' : format.value(withoutWay, 'communities')
		});
	}

	axes(): string | null {
		const { scope } = this.#shown;
		const axes = this.#plan.features.axes.features.filter(
			({ properties: { id } }) => scope.kind !== 'axis' || id === scope.id
		);
		return axes.length === 0 ? null : this.#words.axes(this.#names(axes), this.#tell('along-axes'));
	}

	/** Districts and clusters, as far as the part of the city has several of them. */
	parts(): string | null {
		const { scope, shows } = this.#shown;
		const { districts, clusters } = this.#plan.features;
		const hasClusters =
			shows.clusters && ['city', 'district'].includes(scope.kind) && clusters.features.length > 0;
		const hasDistricts = shows.districts && scope.kind === 'city' && districts.features.length > 0;
		if (!hasClusters && !hasDistricts) return null;
		return this.#words.parts(
			hasClusters ? this.#tell('clusters') : '',
			hasDistricts ? this.#names(districts.features) : ''
		);
	}

	packages(): string | null {
		if (!this.#source.planning.packages) return null;
		return this.#words.packages(
			this.#tell('packages'),
			this.#tell('packages-share'),
			this.#tell('packages-on-target')
		);
	}

	siting(): string | null {
		const { siting } = this.#source.planning;
		if (!siting) return null;
		return this.#words.siting(
			this.#tell('siting-centres'),
			this.#tell('siting-gain'),
			siting.question.minutes,
			this.#tell('siting-coverage')
		);
	}
}
