/**
 * Parts of the workbench whose code is fetched when they are opened. The framework links their style sheets in the page
 * all the same; the program fetches each with its part, so that a first visit need not.
 */
export const LAZY_PARTS: readonly string[] = [
	'AxesDesk',
	'BriefingsDialog',
	'BundlesDesk',
	'ClustersDesk',
	'CommunityTable',
	'CompareView',
	'EditPanel',
	'EmbedDialog',
	'FileDialog',
	'HandBar',
	'HandOnMap',
	'MergersDesk',
	'OpenSheet',
	'PackagesDesk',
	'PeopleOnMap',
	'PrintDialog',
	'PrintFrameLayer',
	'ReportDialog',
	'ScenariosDesk',
	'SitingDesk',
	'TrialCard',
	'WorkbenchDialogs'
];

const FILE = new RegExp(`/(?:${LAZY_PARTS.join('|')})\\.[\\w-]+\\.css$`);
const LINK = /<link [^>]*?href="([^"]+\.css)"[^>]*>\s*/g;

/** A page without links to the style sheets of such parts. */
export const dropLazyStyles = (html: string): string =>
	html.replaceAll(LINK, (link, path: string) => (FILE.test(path) ? '' : link));
