import type { FigureKey } from './types.ts';
import type { FigureWords } from './words-context.ts';

const beyond = (what: string, m: number) => `${what} beyond ${m} minutes = all − those within ${m} minutes`;
const DOUBT_RULE = 'at every walking speed from slowest to fastest and every error of the walking time';

/** Names and formulas in English. */
export const FIGURE_WORDS_EN: Record<FigureKey, FigureWords> = {
	'communities-all': {
		name: () => 'Old communities',
		formula: () => 'Old communities = not renovated + under way + renovated'
	},
	'communities-not-renovated': {
		name: () => 'Communities not renovated',
		formula: () => 'Not renovated + under way; renovated ones are excluded. Coverage counts only these'
	},
	'communities-under-way': {
		name: () => 'Communities under way',
		formula: () => 'Number of communities whose state is "under way"'
	},
	'communities-accepted': {
		name: () => 'Communities renovated',
		formula: () => 'Number of communities whose state is "renovated" (completion accepted)'
	},
	households: {
		name: () => 'Households in communities not renovated',
		formula: () => 'Sum of the households of the communities not renovated, including those under way'
	},
	people: {
		name: () => 'Residents of communities not renovated',
		formula: () => 'Sum of the people of the communities not renovated, including those under way'
	},
	'floor-area': {
		name: () => 'Floor area of communities not renovated',
		formula: () => 'Sum of the floor area of the communities not renovated, including those under way'
	},
	'centres-open': {
		name: () => 'Service centres',
		formula: () => 'Open centres = open in the plan + added in the what-if − closed in the what-if'
	},
	clusters: {
		name: () => 'Clusters',
		formula: () => 'Number of clusters; for part of the city, those its communities lie in'
	},
	'coverage-inner': {
		name: ({ inner }) => `Coverage of the ${inner}-minute life circle`,
		formula: ({ inner, of }) =>
			`Coverage at ${inner} minutes = ${of} within ${inner} minutes' walk of their nearest open centre ÷ all ${of}`
	},
	'coverage-outer': {
		name: ({ outer }) => `Coverage of the ${outer}-minute life circle`,
		formula: ({ outer, of }) =>
			`Coverage at ${outer} minutes = ${of} within ${outer} minutes' walk of their nearest open centre ÷ all ${of}`
	},
	'households-inner': {
		name: ({ inner }) => `Households within ${inner} minutes`,
		formula: ({ inner }) =>
			`Sum of the households in communities not renovated within ${inner} minutes' walk of their nearest open centre`
	},
	'households-outer': {
		name: ({ outer }) => `Households within ${outer} minutes`,
		formula: ({ outer }) =>
			`Sum of the households in communities not renovated within ${outer} minutes' walk of their nearest open centre`
	},
	'households-beyond-inner': {
		name: ({ inner }) => `Households beyond ${inner} minutes`,
		formula: ({ inner }) => beyond('Households', inner)
	},
	'communities-beyond-inner': {
		name: ({ inner }) => `Communities beyond ${inner} minutes`,
		formula: ({ inner }) => beyond('Communities', inner)
	},
	'people-beyond-inner': {
		name: ({ inner }) => `Residents beyond ${inner} minutes`,
		formula: ({ inner }) => beyond('Residents', inner)
	},
	'floor-area-beyond-inner': {
		name: ({ inner }) => `Floor area beyond ${inner} minutes`,
		formula: ({ inner }) => beyond('Floor area', inner)
	},
	'households-beyond-outer': {
		name: ({ outer }) => `Households beyond ${outer} minutes`,
		formula: ({ outer }) => beyond('Households', outer)
	},
	'median-walk': {
		name: () => 'Median walk',
		formula: () =>
			'Communities in order of their walk, weighted by households: the walk of the community at which half of all households are reached; those with no walking route count as infinite. Walk = distance ÷ speed'
	},
	'longest-walk': {
		name: () => 'Longest walk',
		formula: () =>
			'The longest walk among communities that can reach a centre = distance ÷ speed; those with no walking route are listed separately'
	},
	'firm-share': {
		name: ({ inner }) => `Always within ${inner} minutes`,
		formula: ({ of }) => `${of} that stay within the circle ${DOUBT_RULE} ÷ all ${of}`
	},
	'doubtful-share': {
		name: ({ inner }) => `Within ${inner} minutes depending on pace`,
		formula: ({ of }) => `${of} sometimes within and sometimes beyond the circle ${DOUBT_RULE} ÷ all ${of}`
	},
	'never-share': {
		name: ({ inner }) => `Never within ${inner} minutes`,
		formula: ({ of }) =>
			`${of} that stay beyond the circle ${DOUBT_RULE}, or have no walking route, ÷ all ${of}`
	},
	'along-axes': {
		name: () => 'Communities not renovated along the axes',
		formula: ({ alongM }) =>
			`The community's boundary lies within the street's half-width + ${alongM} m of the axis line, with no other street between; summed over the axes; a community on two axes counts once`
	},
	'along-axes-coverage-inner': {
		name: ({ inner }) => `Coverage at ${inner} minutes along the axes`,
		formula: ({ inner, of }) =>
			`${of} along the axes within ${inner} minutes' walk of their nearest open centre ÷ all ${of} along the axes`
	},
	packages: {
		name: () => 'Contiguous packages',
		formula: () => 'Number of packages; for part of the city, those with a community in it'
	},
	'packages-share': {
		name: () => 'Households in packages',
		formula: () => 'Households of communities not renovated in packages ÷ all of them'
	},
	'packages-on-target': {
		name: () => 'Packages on target',
		formula: () => 'Number of packages whose size is within the permitted deviation from the target'
	},
	'siting-centres': {
		name: () => 'New centres proposed',
		formula: () => 'Number of new centres in the proposed siting (whole city)'
	},
	'siting-gain': {
		name: () => 'Households newly covered by new centres',
		formula: () =>
			'Newly covered = households within the circle with the new centres − households within it today (whole city)'
	},
	'siting-coverage': {
		name: () => 'Coverage with the new centres',
		formula: () =>
			'Households within the circle with the new centres ÷ all households in communities not renovated (whole city)'
	},
	'siting-next-gain': {
		name: () => 'Most that one more centre adds',
		formula: () =>
			'Households that each centre beyond those proposed adds within the circle, the largest of them (whole city)'
	}
};
