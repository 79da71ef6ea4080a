import type { Reroute } from '@sveltejs/kit';

/**
 * A file of the program that is not there any more is an address like any other that leads nowhere: else the framework
 * answers for it before anybody can say so properly.
 */
export const reroute: Reroute = ({ url }) =>
	url.pathname.startsWith('/_app/') ? `/no-file${url.pathname}` : undefined;
