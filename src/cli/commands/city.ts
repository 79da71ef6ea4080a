import { createCityOf } from '../city/create.ts';
import { listCitiesOf } from '../city/list.ts';
import { removeCityOf, renameCityOf, restoreCityOf } from '../city/keep.ts';
import { UsageError, type Command } from '../usage.ts';

const VERBS: Record<string, (args: string[]) => Promise<number>> = {
	create: createCityOf,
	list: listCitiesOf,
	rename: renameCityOf,
	remove: removeCityOf,
	restore: restoreCityOf
};

export const city: Command = {
	help: `Usage: lianpian city create NAME --name 名 --osm FILE [--boundary FILE] [--crs SYSTEM] [--name-en NAME] [--title T] [--title-en T]
       lianpian city list
       lianpian city rename NAME [--name 名] [--name-en NAME] [--title T] [--title-en T]
       lianpian city remove NAME
       lianpian city restore NAME

NAME is the city's short name in addresses: small letters, digits and hyphens.

create makes a city of a street extract, .osm.pbf, .osm, .osm.gz or OpenStreetMap JSON, or of lines in a shapefile (.shp or
.zip), GeoPackage, GeoJSON, KML or DXF, whatever their coordinate system: its streets and landmarks are the plan's first change set and can be edited; land, waters, railways and buildings come with its basemap.
  --name 名          what the city is called
  --osm FILE         its streets
  --boundary FILE    polygons of a GeoJSON file, shapefile, GeoPackage or KML: what lies without is left out (default: all)
  --crs SYSTEM       of the streets, where their file does not say it: EPSG:4547, gcj02, bd09 …
  --name-en NAME     (default: from the short name)
  --title T          programme shown beside the name, such as 连片改造 2026; --title-en in English
Ctrl-C leaves no city.

remove takes a city from all lists and addresses; restore puts it back as it was.

  --json             one JSON document on stdout:
                     create {"city","revision","streets","landmarks","bbox","read"}
                     list {"cities":[{"id","name","revision","counts",…}],"removed":[{"id","name","removedAt"}]}
                     rename, restore {"city"}; remove {"removed"}

Works while the server runs.
`,
	async run([verb = '', ...args]) {
		const act = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
		if (!act)
			throw new UsageError(
				verb === ''
					? `city takes what to do: ${Object.keys(VERBS).join(', ')}; see --help.`
					: `city has no "${verb}"; there are ${Object.keys(VERBS).join(', ')}.`
			);
		return act(args);
	}
};
