/** Which plan of a city is meant: left out, the newest. */
export interface PlanMoment {
	/** As it was known: change sets up to this revision. */
	known?: number;
	/** As it was true on this ISO date, by what is known of it. */
	asOf?: string;
}
