import { listGroups } from '../neighbours/list-groups.ts';
import { mayJoin } from './package-graph.ts';
import { namePackage } from './name-package.ts';
import { splitBySeeds } from './split-by-seeds.ts';
import type { Package, PackageGround, PackagePlan } from './types.ts';

/** One manual change of a package plan. */
export type PackageEdit =
	/** Communities that are in no package come into this one. */
	| { kind: 'add'; packageId: string; communityIds: readonly string[] }
	/** Communities leave their packages. */
	| { kind: 'take-out'; communityIds: readonly string[] }
	/** Communities come into this package from others. */
	| { kind: 'move'; packageId: string; communityIds: readonly string[] }
	/** A new package of communities, wherever they are now. */
	| { kind: 'new'; communityIds: readonly string[]; name?: string }
	/** These of the package's communities become one of their own. */
	| { kind: 'split'; packageId: string; communityIds: readonly string[] }
	/** Two packages, one round each seed, as even in size as moving communities one by one makes them. */
	| { kind: 'split-by-seeds'; packageId: string; seedIds: readonly [string, string] }
	/** All into the first by id. */
	| { kind: 'merge'; packageIds: readonly string[] }
	| { kind: 'dissolve'; packageId: string }
	| { kind: 'lock'; packageId: string }
	| { kind: 'unlock'; packageId: string }
	| { kind: 'rename'; packageId: string; name: string };

/** Why an edit is not made. */
export interface PackageEditError {
	code:
		/** The edit names nothing to change. */
		| 'nothing-named'
		| 'unknown-community'
		| 'unknown-package'
		/** The communities are in these packages already; `move` takes them from there. */
		| 'already-in-package'
		| 'not-in-package'
		| 'locked'
		/** The package would be left with, or made of, this one community. */
		| 'package-of-one'
		/** The package would fall apart into `parts`. */
		| 'breaks-connection'
		| 'mixes-clusters';
	packageIds: string[];
	communityIds: string[];
	/** The connected groups of communities that would be left. */
	parts?: string[][];
	clusterIds?: (string | null)[];
}

/** A package that an edit has left larger or smaller than the settings ask for. */
export interface PackageWarning {
	code: 'too-small' | 'too-large';
	packageId: string;
	size: number;
	least: number;
	most: number;
}

export type PackageEditAnswer =
	{ plan: PackagePlan; warnings: PackageWarning[] } | { refusal: PackageEditError };

/**
 * A plan with one change made, or the reason for a refusal: a package must be connected, stay inside one cluster and
 * have two communities or more, and a locked one is not touched (but for its name). Sizes out of the range are warned
 * of only. The plan that is given is not changed, so that undo is going back to it.
 */
export function editPackages(ground: PackageGround, plan: PackagePlan, edit: PackageEdit): PackageEditAnswer {
	try {
		const edited = new Editing(ground, plan).make(edit);
		return { plan: edited, warnings: listWarnings(ground, plan, edited) };
	} catch (error) {
		if (error instanceof Refused) return { refusal: error.reason };
		throw error;
	}
}

class Refused extends Error {
	readonly reason: PackageEditError;

	constructor(code: PackageEditError['code'], about: Partial<PackageEditError> = {}) {
		super(code);
		this.reason = { code, packageIds: [], communityIds: [], ...about };
	}
}

class Editing {
	readonly #ground: PackageGround;
	readonly #plan: PackagePlan;

	constructor(ground: PackageGround, plan: PackagePlan) {
		this.#ground = ground;
		this.#plan = plan;
	}

	make(edit: PackageEdit): PackagePlan {
		switch (edit.kind) {
			case 'add': {
				const [target, ids] = [this.#get(edit.packageId), this.#named(edit.communityIds)];
				const homes = this.#homesOf(ids);
				if (homes.length > 0)
					throw new Refused('already-in-package', { packageIds: idsOf(homes), communityIds: ids });
				return this.#regroup([withMembers(target, [...target.communityIds, ...ids])]);
			}
			case 'take-out': {
				const ids = this.#named(edit.communityIds);
				this.#checkPacked(ids);
				return this.#regroup(this.#homesOf(ids).map((home) => without(home, ids)));
			}
			case 'move': {
				const [target, ids] = [this.#get(edit.packageId), this.#named(edit.communityIds)];
				this.#checkPacked(ids);
				const others = this.#homesOf(ids).filter(({ id }) => id !== target.id);
				if (others.length === 0)
					throw new Refused('already-in-package', { packageIds: [target.id], communityIds: ids });
				const joined = withMembers(target, [...new Set([...target.communityIds, ...ids])]);
				return this.#regroup([joined, ...others.map((home) => without(home, ids))]);
			}
			case 'new': {
				const ids = this.#named(edit.communityIds);
				const homes = this.#homesOf(ids).map((home) => without(home, ids));
				return this.#regroup([this.#create(ids, edit.name ?? ''), ...homes]);
			}
			case 'split': {
				const [target, ids] = [this.#get(edit.packageId), this.#named(edit.communityIds)];
				return this.#split(target, ids);
			}
			case 'split-by-seeds': {
				const [target, seeds] = [this.#get(edit.packageId), this.#named(edit.seedIds)];
				if (seeds.length < 2)
					throw new Refused('nothing-named', { packageIds: [target.id], communityIds: seeds });
				this.#checkMembers(target, seeds);
				const [, second] = splitBySeeds(this.#ground, this.#plan.settings, target.communityIds, edit.seedIds);
				return this.#split(target, second);
			}
			case 'merge': {
				const packages = [...new Set(edit.packageIds)].toSorted().map((id) => this.#get(id));
				const [first, ...rest] = packages;
				if (!first || rest.length === 0) throw new Refused('nothing-named', { packageIds: idsOf(packages) });
				const name = packages.find((one) => one.name !== '')?.name ?? '';
				const members = packages.flatMap(({ communityIds }) => communityIds);
				return this.#regroup([
					withMembers({ ...first, name }, members),
					...rest.map((one) => withMembers(one, []))
				]);
			}
			case 'dissolve':
				return this.#regroup([withMembers(this.#get(edit.packageId), [])]);
			case 'lock':
			case 'unlock':
				return this.#replace({ ...this.#get(edit.packageId), isLocked: edit.kind === 'lock' });
			case 'rename':
				return this.#replace({ ...this.#get(edit.packageId), name: edit.name.trim() });
		}
	}

	#split(target: Package, ids: readonly string[]): PackagePlan {
		this.#checkMembers(target, ids);
		return this.#regroup([without(target, ids), this.#create(ids, '')]);
	}

	#create(ids: readonly string[], name: string): Package {
		const id = namePackage(ids, this.#plan.packages);
		return { id, name, isLocked: false, communityIds: ids.toSorted() };
	}

	#get(id: string): Package {
		const found = this.#plan.packages.find((one) => one.id === id);
		if (!found) throw new Refused('unknown-package', { packageIds: [id] });
		return found;
	}

	/** The ids, each once; all of them must be known. */
	#named(ids: readonly string[]): string[] {
		const known = new Set(this.#ground.communities.map(({ id }) => id));
		const unknown = ids.filter((id) => !known.has(id));
		if (unknown.length > 0) throw new Refused('unknown-community', { communityIds: unknown });
		if (ids.length === 0) throw new Refused('nothing-named');
		return [...new Set(ids)].toSorted();
	}

	#homesOf(ids: readonly string[]): Package[] {
		return this.#plan.packages.filter(({ communityIds }) => communityIds.some((id) => ids.includes(id)));
	}

	#checkPacked(ids: readonly string[]): void {
		const packed = new Set(this.#plan.packages.flatMap(({ communityIds }) => communityIds));
		const out = ids.filter((id) => !packed.has(id));
		if (out.length > 0) throw new Refused('not-in-package', { communityIds: out });
	}

	#checkMembers({ id, communityIds }: Package, ids: readonly string[]): void {
		const strangers = ids.filter((one) => !communityIds.includes(one));
		if (strangers.length > 0)
			throw new Refused('not-in-package', { packageIds: [id], communityIds: strangers });
	}

	#replace(changed: Package): PackagePlan {
		const packages = this.#plan.packages.map((one) => (one.id === changed.id ? changed : one));
		return { ...this.#plan, packages };
	}

	/** The plan with these packages replacing those with the same ids; one without members is removed. */
	#regroup(changed: readonly Package[]): PackagePlan {
		const locked = changed.filter(({ isLocked }) => isLocked);
		if (locked.length > 0) throw new Refused('locked', { packageIds: idsOf(locked) });
		const left = changed.filter(({ communityIds }) => communityIds.length > 0);
		for (const one of left) this.#check(one);
		const changedIds = new Set(idsOf(changed));
		const packages = [...this.#plan.packages.filter(({ id }) => !changedIds.has(id)), ...left];
		const packed = new Set(packages.flatMap(({ communityIds }) => communityIds));
		const reasons = new Map(this.#plan.unassigned.map(({ id, reason }) => [id, reason]));
		return {
			...this.#plan,
			packages: packages.toSorted(byId),
			unassigned: this.#ground.communities
				.filter(({ id }) => !packed.has(id))
				.map(({ id }) => ({ id, reason: reasons.get(id) ?? { code: 'by-hand' as const } }))
				.toSorted(byId)
		};
	}

	#check({ id, communityIds }: Package): void {
		const about = { packageIds: [id], communityIds };
		if (communityIds.length === 1) throw new Refused('package-of-one', about);
		const { settings } = this.#plan;
		const communities = new Map(this.#ground.communities.map((one) => [one.id, one]));
		const [first, ...rest] = communityIds.map((one) => communities.get(one)!);
		if (rest.some((other) => !mayJoin(first!, other, settings))) {
			const clusterIds = [...new Set([first!, ...rest].map(({ clusterId }) => clusterId))];
			throw new Refused('mixes-clusters', { ...about, clusterIds });
		}
		const parts = listGroups(communityIds, this.#ground.pairs);
		if (parts.length > 1) throw new Refused('breaks-connection', { ...about, parts });
	}
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const idsOf = (packages: readonly Package[]) => packages.map(({ id }) => id);
const withMembers = (one: Package, communityIds: readonly string[]): Package => ({
	...one,
	communityIds: communityIds.toSorted()
});
const without = (one: Package, ids: readonly string[]): Package =>
	withMembers(
		one,
		one.communityIds.filter((id) => !ids.includes(id))
	);

/** Of packages that the edit has made or changed. */
function listWarnings(ground: PackageGround, before: PackagePlan, after: PackagePlan): PackageWarning[] {
	const { measure, least, most } = after.settings;
	const sizes = new Map(ground.communities.map((community) => [community.id, community[measure]]));
	const known = new Set(before.packages.map(({ communityIds }) => communityIds.join()));
	return after.packages.flatMap(({ id, communityIds }) => {
		if (known.has(communityIds.join())) return [];
		const size = communityIds.reduce((sum, member) => sum + sizes.get(member)!, 0);
		if (size >= least && size <= most) return [];
		return [
			{
				code: size < least ? ('too-small' as const) : ('too-large' as const),
				packageId: id,
				size,
				least,
				most
			}
		];
	});
}
