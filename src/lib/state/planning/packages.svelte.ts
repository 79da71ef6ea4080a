import {
	editPackages,
	type PackageEdit,
	type PackageEditError,
	type PackageWarning
} from '#lib/core/packages/edit-packages.ts';
import { buildPackageMeasure, type PackageFigures } from '#lib/core/packages/measure-package.ts';
import {
	DEFAULT_RANGE_SHARES,
	DEFAULT_TARGET,
	PACKAGE_WEIGHTS,
	type PackageMeasure,
	type PackageWeights
} from '#lib/core/packages/settings.ts';
import type {
	Package,
	PackageGround,
	PackagePlan,
	PackageProposal,
	PackageSettings
} from '#lib/core/packages/types.ts';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { DescribedPackage } from '#lib/core/planner/types.ts';
import type { Memento } from '#lib/core/drafts/types.ts';
import { toFault } from '../fault.ts';
import { Run } from '../run.svelte.ts';
import { pickFields, putFields, type KeepsWork } from './memento.ts';
import type { View } from '../view.svelte.ts';
import type { Planning } from './planning.svelte.ts';

export type { DescribedPackage };

interface PackagesQuestion {
	settings: PackageSettings;
	gapM: number;
	edits: readonly Edit[];
	speedMps: number;
}

/** The desk of packages: its settings, the proposal, and manual changes with undo. */
export class PackagesDesk implements KeepsWork {
	measure = $state<PackageMeasure>('households');
	target = $state(DEFAULT_TARGET.households);
	least = $state(DEFAULT_TARGET.households * DEFAULT_RANGE_SHARES[0]);
	most = $state(DEFAULT_TARGET.households * DEFAULT_RANGE_SHARES[1]);
	gapM = $state(DEFAULT_GAP_M);
	acrossClusters = $state(false);
	weights: PackageWeights = $state({ ...PACKAGE_WEIGHTS });

	/** The communities to make packages of; `null` until loaded. */
	ground = $state.raw<PackageGround | null>(null);
	/** The last proposal, with what is proven of it. */
	proposal = $state.raw<PackageProposal | null>(null);
	/** The package that is looked at. */
	pickedId = $state<string | null>(null);
	/** Communities that are marked, by lasso or one by one. */
	marked = $state.raw<ReadonlySet<string>>(new Set());
	/** Why the last change was not made; `null` while all is well. */
	refusal = $state.raw<PackageEditError | null>(null);
	/** Packages that the last change left out of the range. */
	warnings = $state.raw<readonly PackageWarning[]>([]);
	readonly run: Run<PackagesQuestion, PackageProposal>;

	readonly #planning: Planning;
	readonly #view: View;
	#past = $state.raw<PackagePlan[]>([]);
	#future = $state.raw<PackagePlan[]>([]);

	constructor(planning: Planning, view: View) {
		this.#planning = planning;
		this.#view = view;
		this.run = new Run(async (question, options) => {
			const { ground, proposal } = await planning.ask(
				'packages',
				{
					...question,
					edits: [...question.edits],
					locked: this.packages.filter(({ isLocked }) => isLocked),
					seed: 1
				},
				options
			);
			this.ground = ground;
			return proposal;
		});
	}

	/** The packages themselves are kept beside the desks. */
	get memento(): Memento {
		const { proposal, isByHand, run } = this;
		return {
			...pickFields(this, FIELDS),
			weights: { ...this.weights },
			marked: [...this.marked],
			// One that nothing was changed of is what the packages are.
			proposal: proposal && !isByHand ? { ...proposal, plan: null } : proposal,
			asked: run.question
		};
	}

	restore(memento: Memento) {
		putFields(this, memento, [...FIELDS, 'weights']);
		this.marked = new Set(memento['marked'] as string[]);
		const proposal = memento['proposal'] as (PackageProposal & { plan: PackagePlan | null }) | null;
		const plan = proposal?.plan ?? this.plan;
		this.proposal = proposal && plan && { ...proposal, plan };
		const asked = memento['asked'] as PackagesQuestion | null;
		this.run.restore(asked && this.proposal && { question: asked, result: this.proposal });
		this.#past = this.#future = [];
		this.refusal = null;
		this.warnings = [];
	}

	get plan(): PackagePlan | null {
		return this.#planning.packages;
	}

	get packages(): readonly Package[] {
		return this.plan?.packages ?? [];
	}

	get settings(): PackageSettings {
		const { measure, target, least, most, acrossClusters, weights } = this;
		return { measure, target, least, most, acrossClusters, weights: { ...weights } };
	}

	get question(): PackagesQuestion {
		const { settings, gapM } = this;
		return { settings, gapM, edits: this.#view.edits, speedMps: this.#view.speedMps };
	}

	/** Whether packages were changed since they were proposed. */
	get isByHand(): boolean {
		return this.proposal !== null && this.plan !== this.proposal.plan;
	}

	get canUndo(): boolean {
		return this.#past.length > 0;
	}

	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/** Figures of each package by its id. */
	readonly figures: ReadonlyMap<string, PackageFigures> = $derived.by(() => {
		const { ground, plan } = this;
		if (!ground || !plan) return new Map();
		const measure = buildPackageMeasure(ground, plan.settings);
		// A scenario may name communities that a newer plan has not.
		const known = new Set(ground.communities.map(({ id }) => id));
		return new Map(
			plan.packages.map(({ id, communityIds }) => [id, measure(communityIds.filter((one) => known.has(one)))])
		);
	});

	/** Another measure has other numbers. */
	measureBy(measure: PackageMeasure) {
		this.measure = measure;
		this.target = DEFAULT_TARGET[measure];
		this.least = this.target * DEFAULT_RANGE_SHARES[0];
		this.most = this.target * DEFAULT_RANGE_SHARES[1];
	}

	async propose() {
		this.refusal = null;
		const proposal = await this.run.start(this.question);
		if (!proposal) return;
		this.proposal = proposal;
		this.pickedId = null;
		this.#put(proposal.plan);
	}

	/**
	 * What packages are made of, needed for changes by hand before anything is proposed, and for those of a scenario;
	 * without any plan, one of no packages is begun.
	 */
	async prepare() {
		const { gapM, edits, speedMps } = this.question;
		try {
			this.ground ??= await this.#planning.ask('packageGround', { gapM, edits: [...edits], speedMps });
		} catch (error) {
			this.run.fault = toFault(error);
			return;
		}
		this.#planning.packages ??= {
			settings: this.settings,
			packages: [],
			unassigned: this.ground.communities.map(({ id }) => ({ id, reason: { code: 'by-hand' } }))
		};
	}

	/** A package with its streets, walls and coverage. */
	describe({ communityIds }: Package): Promise<DescribedPackage> {
		const { gapM, edits, speedMps } = this.question;
		return this.#planning.ask('describePackage', {
			gapM,
			edits: [...edits],
			speedMps,
			settings: this.plan!.settings,
			communityIds,
			minutes: [...this.#view.minutes]
		});
	}

	/** Makes a manual change, or gives the reason why not. */
	edit(edit: PackageEdit): boolean {
		if (!this.ground || !this.plan) return false;
		const result = editPackages(this.ground, this.plan, edit);
		if ('refusal' in result) {
			this.refusal = result.refusal;
			this.warnings = [];
			return false;
		}
		this.#put(result.plan);
		this.warnings = result.warnings;
		return true;
	}

	undo() {
		const before = this.#past.at(-1);
		if (!before || !this.plan) return;
		this.#past = this.#past.slice(0, -1);
		this.#future = [...this.#future, this.plan];
		this.#show(before);
	}

	redo() {
		const after = this.#future.at(-1);
		if (!after || !this.plan) return;
		this.#future = this.#future.slice(0, -1);
		this.#past = [...this.#past, this.plan];
		this.#show(after);
	}

	mark(ids: Iterable<string>) {
		this.marked = new Set(ids);
		this.refusal = null;
	}

	/** Marks a community, or unmarks it. */
	toggleMark(id: string) {
		const marked = new Set(this.marked);
		if (!marked.delete(id)) marked.add(id);
		this.mark(marked);
	}

	#put(plan: PackagePlan) {
		if (this.plan) this.#past = [...this.#past, this.plan];
		this.#future = [];
		this.#show(plan);
	}

	#show(plan: PackagePlan) {
		this.#planning.packages = plan;
		this.refusal = null;
		this.warnings = [];
		this.marked = new Set();
		if (!plan.packages.some(({ id }) => id === this.pickedId)) this.pickedId = null;
	}
}

const FIELDS = ['measure', 'target', 'least', 'most', 'gapM', 'acrossClusters', 'pickedId'] as const;
