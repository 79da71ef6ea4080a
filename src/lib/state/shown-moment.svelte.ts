import { createContext } from 'svelte';
import { isPast, writeMomentQuery } from '#lib/carto/moment-query.ts';
import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';

/** Which plan of its city a page shows, for as long as it is open. */
export class ShownMoment {
	/** Empty: the newest. */
	readonly of: PlanMoment;
	/** Whether an earlier plan is shown: it can be tried upon, and not changed. */
	readonly isPast: boolean;
	/** As parameters of an address. */
	readonly query: string;
	/** Whether the walks are along streets of another time than the plan's. */
	hasOtherStreets = $state(false);

	constructor(moment: PlanMoment) {
		this.of = moment;
		this.isPast = isPast(moment);
		this.query = writeMomentQuery(moment).toString();
	}

	/** Where plan, walking network and basemap of a city are read. */
	addressesOf(cityId: string): { plan: string; network: string; basemap: string } {
		const { known } = this.of;
		const streets = known === undefined ? '' : `?known=${known}`;
		const plan = this.query === '' ? '' : `?${this.query}`;
		return {
			plan: `/${cityId}/plan.json${plan}`,
			network: `/${cityId}/network${streets}`,
			basemap: `/${cityId}/basemap.pmtiles${streets}`
		};
	}

	/**
	 * What is made of the plan on screen is of that plan, whatever is recorded later: an earlier one is named by its
	 * revision also where the address names a date alone. The newest is named by nothing, and what is made of it follows it.
	 */
	fix(shown: { revision: number } | null): PlanMoment {
		return this.isPast && shown ? { ...this.of, known: shown.revision } : this.of;
	}

	/**
	 * Both were read.
	 *
	 * @param network says of which revision's streets it is, if that is known
	 */
	note({ revision }: { revision: number }, network: Response) {
		const streetsOf = network.headers.get('x-lianpian-revision');
		this.hasOtherStreets =
			this.isPast && (this.of.asOf !== undefined || streetsOf === null || Number(streetsOf) > revision);
	}
}

export const [getShownMoment, setShownMoment] = createContext<ShownMoment>();
