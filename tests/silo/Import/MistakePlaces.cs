namespace Kazva.Silo.Tests.Import;

/// <summary>Every kind of mistake: what to write instead of what, with ‸ before the character that must be named.</summary>
internal static class MistakePlaces
{
    private const string Org = "organisation.yaml";
    private const string Set = "settlements.csv";
    private const string Loc = "locations.csv";
    private const string Cat = "categories/parks.yaml";
    private const string Map = "map/cells.geojson";


    public static IEnumerable<(string File, string From, string To, string Says)> Yaml() =>
    [
        (Org, "id: demo\n", "‸", "the key 'id' is missing"),
        (Org, "id: demo", "id: ‸Demo City", "lower-case Latin letters"),
        (Org, "id: demo", "id: ‸a--b", "lower-case Latin letters"),
        (Org, "id: demo", "id: ‸[demo]", "id is a list; expected an id"),
        (Org, "id: demo", "id:‸", "id is empty"),
        (Org, "timeZone: E", "‸timezone: Europe/Sofia\ntimeZone: E", "did you mean 'timeZone'?"),
        (Org, "Europe/Sofia", "‸Europe/Sofija", "did you mean 'Europe/Sofia'?"),
        (Org, "[bg, en]", "[bg, en, ‸Bulgarian]", "not a language tag"),
        (Org, "[bg, en]", "[bg, en, ‸bg]", "the first is at organisation.yaml:3"),
        (Org, "[bg, en]", "‸bg", "languages is a single value; expected a list"),
        (Org, "[bg, en]", "‸[]", "expected at least one"),
        (Org, "{ bg: Демо, en: Demo }", "‸{ bg: Демо }", "the key 'en' is missing"),
        (Org, "{ bg: Демо, en: Demo }", "{ bg: Демо, en: ‸'' }", "en is empty"),
        (Org, "{ bg: Демо, en: Demo }", "{ bg: Демо, en: Demo, ‸de: Demo }", "unknown key 'de'; known here: bg, en"),
        (Org, "{ bg: Демо, en: Demo }", "‸Demo", "name is a single value; expected keys"),
        (Org, "  credit: nobody\n", "  credit: nobody\n  ‸colour: red\n", "unknown key 'colour'"),
        (Org, "cells: map/cells.geojson", "cells: ‸map/cell.geojson", "there is no file 'map/cell.geojson'"),
        (Org, "outline: map/outline.geojson", "outline: ‸../outline.geojson", "a path inside the folder"),
        (Org, "name: { bg: Демо, en: Demo }", "name: { bg: Демо, en: Demo \n‸x", "not YAML"),
        (Org, "en: Demo }", "en: ‸\"Demo }", "not YAML"),
        (Org, "id: demo", "id: demo\n‸id: demo", "not YAML: Duplicate key id"),
        (Org, "credit: nobody\n", "credit: nobody\n---\n‸id: two\n", "a second document"),
        (Org, "timeZone: E", "colours: { main: ‸green }\ntimeZone: E", "'green' is not a colour, such as \"#0d6b5b\""),
        (Org, "timeZone: E", "colours: { main: ‸\"#0d6\" }\ntimeZone: E", "is not a colour"),
        (Org, "timeZone: E", "colours: { main: ‸\"#5fbf9f\" }\ntimeZone: E", "their contrast is 2.2 to 1; expected a darker colour, of at least 5.0 to 1"),
        (Org, "timeZone: E", "colours: { ‸accent: \"#0d6b5b\", main: \"#0d6b5b\" }\ntimeZone: E", "unknown key 'accent'"),
        (Org, "timeZone: E", "emblem: ‸../emblem.svg\ntimeZone: E", "a path inside the folder to an SVG or PNG picture"),
        (Org, "timeZone: E", "emblem: ‸emblem.jpg\ntimeZone: E", "a path inside the folder to an SVG or PNG picture"),
        (Org, "timeZone: E", "emblem: ‸emblem.svg\ntimeZone: E", "there is no file 'emblem.svg' in the folder"),
        (Cat, "version: 2", "version: ‸0", "expected a whole number from 1"),
        (Cat, "version: 2", "version: ‸two", "expected a whole number from 1"),
        (Cat, "  version: 2\n  questions", "  ‸questions", "the key 'version' is missing"),
        (Cat, "when: low", "when: ‸sometimes", "expected low (1 to 4), middle (5 to 7), high (8 to 10) or any"),
        (Cat, "- id: problem\n      when: low", "- ‸id: problem", "the key 'when' is missing"),
        (Cat, "multiple: true", "multiple: ‸yes", "expected true or false"),
        (Cat, "safety: true", "‸saftey: true", "did you mean 'safety'?"),
        (Cat, "- id: litter", "- id: ‸tree", "choice 'tree' is there twice; the first is at categories/parks.yaml:11"),
        (Cat, "- id: like", "- id: ‸problem", "question 'problem' is there twice; the first is at categories/parks.yaml:6"),
        (Cat, "choices:\n        - id: shade\n          text: { bg: Сянка, en: Shade }", "choices: ‸[]", "expected at least one"),
        (Cat, "text: { bg: Боклук, en: Litter }", "text: ‸{ en: Litter }", "the key 'bg' is missing"),
        (Cat, "id: parks", "id: ‸park", "the file is called 'parks.yaml'"),
        (Cat, "    - id: like\n", "    - ‸oak\n    - id: like\n", "expected keys with values"),
    ];

    public static IEnumerable<(string File, string From, string To, string Says)> Csv() =>
    [
        (Set, "en,lon", "en,‸long", "did you mean 'lon'?"),
        (Set, "lon,lat,population", "lon,lat,‸lat", "column 'lat' is there twice"),
        (Set, "name_bg,name_en,lon,lat,population\nA1,Град,Town,25.5,42.5,1000\nB2,Село,Village,", "name_bg,lon,lat,population‸\nA1,Град,25.5,42.5,1000\nB2,Село,", "the column 'name_en' is missing"),
        (Set, "42.5,1000", "42.5‸", "the row has 5 cells; expected 6"),
        (Set, "42.5,1000", "42.5,1000,‸7", "the row has 7 cells; expected 6"),
        (Set, "42.5,1000", "42.5,‸1 000", "expected a whole number from 0"),
        (Set, "Town,25.5", "Town,‸181", "expected degrees from -180 to 180"),
        (Set, "25.5,42.5", "25.5,‸-90.5", "expected degrees from -90 to 90"),
        (Set, "25.5,42.5", "25.5,‸", "expected both or neither"),
        (Set, "25.5,42.5", "‸,42.5", "expected both or neither"),
        (Set, "25.5,42.5", "25.5,‸\"42,5\"", "expected degrees with a decimal point"),
        (Set, "25.5,42.5", "25.5,‸NaN", "expected degrees with a decimal point"),
        (Set, "42.4,\n", "42.4,\n‸C 3,Х,X,,,\n", "Latin letters, digits and hyphens"),
        (Set, "B2,Село,", "B2,‸,", "name_bg is empty"),
        (Set, "population\nA1,Град,Town,25.5,42.5,1000\nB2,Село,Village,25.7,42.4,\n", "population,within\nA1,Град,Town,25.5,42.5,1000,\nB2,Село,Village,25.7,42.4,,‸A2\n", "unknown settlement 'A2'; did you mean 'A1'?"),
        (Set, "population\nA1,Град,Town,25.5,42.5,1000\nB2,Село,Village,25.7,42.4,\n", "population,within\nA1,Град,Town,25.5,42.5,1000,\nB2,Село,Village,25.7,42.4,,‸B2\n", "settlement 'B2' lies within itself"),
        (Set, "population\nA1,Град,Town,25.5,42.5,1000\nB2,Село,Village,25.7,42.4,\n", "population,within\nA1,Град,Town,25.5,42.5,1000,‸B2\nB2,Село,Village,25.7,42.4,,A1\n", "lie within each other in a circle: A1 within B2 within A1"),
        (Set, "lon,lat,population", "lon,lat,‸witin", "did you mean 'within'?"),
        (Loc, "Люлка", "‸\"Люлка", "never closed"),
        (Loc, "Swing,B2", "\"Swi\"\"ng\",‸\"B2", "never closed"),
        (Loc, "Swing", "\"Swing\"‸s", "text after the closing quote"),
        (Loc, "Swing", "Sw‸\"ing", "a quote in a cell without quotes"),
        (Loc, "KZ6J04", "‸K7Q2M6", "location 'K7Q2M6' is there twice; the first is at locations.csv:2"),
        (Loc, "KZ6J04", "‸KZ6J05", "the check character of KZ6J0 is 4"),
        (Loc, "KZ6J04", "‸KZ6J0", "has 5 characters; expected 6"),
        (Loc, "KZ6J04", "‸kz6j04", "is to be written KZ6J04"),
        (Loc, "Swing,B2", "Swing,‸B3", "unknown settlement 'B3'; did you mean 'B2'?"),
        (Loc, "B2,parks", "B2,‸park", "unknown category 'park'; did you mean 'parks'?"),
        (Loc, "42.5,place", "42.5,‸palce", "expected place, vehicle, counter, person; did you mean 'place'?"),
        // After a cell with doubled quotes and a comma, and in the second line of a record.
        (Loc, "етаж 1\",Counter A,A1", "етаж 1\",Counter A,‸A9", "unknown settlement 'A9'"),
        (Loc, "Hall\"\n", "Hall\",‸extra\n", "the row has 10 cells; expected 9"),
    ];

    public static IEnumerable<(string File, string From, string To, string Says)> GeoJson() =>
    [
        (Map, "\"A1\",\"n\"", "‸\"A7\",\"n\"", "unknown settlement 'A7'"),
        (Map, "\"Село\",\"id\":\"B2\"", "\"Село\",\"id\":‸\"A1\"", "is there twice; the first is at map/cells.geojson:2"),
        (Map, "{\"n\":\"Село\",\"id\":\"B2\"}", "‸{\"n\":\"Село\"}", "the feature has no property 'id'"),
        (Map, "\"id\":\"B2\"", "\"id\":‸2", "expected the settlement's id in quotes"),
        (Map, "\"FeatureCollection\"", "‸\"Feature\"", "expected a GeoJSON FeatureCollection"),
        (Map, "\"n\":\"Град\"},\"geometry\":{\"type\":\"Polygon\"", "\"n\":\"Град\"},\"geometry\":‸{\"type\":\"Point\"", "expected a geometry of type Polygon"),
        (Map, "\"n\":\"Град\"", "\"n\":\"Град\"‸;", "not JSON here"),
        ("map/outline.geojson", "\"Polygon\"", "‸\"Point\"", "expected GeoJSON with a Polygon"),
    ];
}
