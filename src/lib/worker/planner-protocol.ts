import type { MultiPolygon } from 'geojson';
import type { CityAxes } from '#lib/core/axes/list-city-axes.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { NeighbourPair } from '#lib/core/neighbours/types.ts';
import type { PackageDescription } from '#lib/core/packages/describe-package.ts';
import type { Package, PackageGround, PackageProposal, PackageSettings } from '#lib/core/packages/types.ts';
import type { ScenarioDocument, ScenarioFigures } from '#lib/core/scenarios/types.ts';
import type { PlanWalks } from '#lib/core/what-if/list-walks.ts';
import type { Edit } from '#lib/core/what-if/types.ts';

/** What the planner plans with. */
export interface PlannerInputs {
	networkFile: ArrayBuffer;
	features: Omit<CityFeatures, 'streets'>;
	/** The communities along each axis. */
	axes: CityAxes['axes'];
}

export interface TriedScenario {
	walks: PlanWalks;
	circles: { inner: MultiPolygon; outer: MultiPolygon };
	figures: ScenarioFigures;
}

/** What a package holds, and what it would be like with the walls between its members opened. */
export interface DescribedPackage extends PackageDescription {
	/** One opening in the middle of each wall that two members share; those that cannot be made are left out. */
	wallEdits: Edit[];
	/** As `covered`, with these openings. */
	coveredOpened: { minutes: number; households: number }[];
}

/** The plan that packages are made for. */
export interface GroundQuestion {
	gapM: number;
	edits: Edit[];
	speedMps: number;
}

/** The work the planner does: name, what it takes, what it gives. */
export type PlannerWork = {
	load: { takes: PlannerInputs; gives: null };
	/** All communities, renovated ones too. */
	neighbours: { takes: { gapM: number }; gives: NeighbourPair[] };
	/** The communities not renovated, their neighbours and walks: what packages are made of. */
	packageGround: { takes: GroundQuestion; gives: PackageGround };
	/** Packages for them; locked ones stay. */
	packages: {
		takes: GroundQuestion & { settings: PackageSettings; locked: Package[]; seed: number };
		gives: { ground: PackageGround; proposal: PackageProposal };
	};
	/** What a package holds, and what its opened walls would do to coverage. */
	describePackage: {
		takes: GroundQuestion & { settings: PackageSettings; communityIds: string[]; minutes: number[] };
		gives: DescribedPackage;
	};
	/** A scenario computed: its walks, its circles and its figures. */
	scenario: { takes: ScenarioDocument; gives: TriedScenario };
};
