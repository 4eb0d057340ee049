using Kazva.Silo.Import;

namespace Kazva.Silo.Tests.Import;

/// <summary>A small grid definition without mistakes, in a folder that a test may spoil.</summary>
internal sealed class DefinitionFolder : IDisposable
{
    public const string Organisation = """
        id: demo
        name: { bg: Демо, en: Demo }
        languages: [bg, en]
        timeZone: Europe/Sofia
        map:
          cells: map/cells.geojson
          key: id
          outline: map/outline.geojson
          credit: nobody

        """;

    public const string Settlements = """
        id,name_bg,name_en,lon,lat,population
        A1,Град,Town,25.5,42.5,1000
        B2,Село,Village,25.7,42.4,

        """;

    public const string Locations = """"
        code,name_bg,name_en,settlement,category,lon,lat,kind,building
        K7Q2M6,Парк,Park,A1,parks,25.5,42.5,place,
        W98TCJ,"Гише ""А"", етаж 1",Counter A,A1,desks,,,counter,"Town
        Hall"
        KZ6J04,Люлка,Swing,B2,parks,25.7,42.4,,

        """";

    public const string Parks = """
        id: parks
        name: { bg: Паркове, en: Parks }
        questionnaire:
          version: 2
          questions:
            - id: problem
              when: low
              multiple: true
              text: { bg: Проблем, en: Problem }
              choices:
                - id: tree
                  text: { bg: Опасно дърво, en: Dangerous tree }
                  safety: true
                - id: litter
                  text: { bg: Боклук, en: Litter }
            - id: like
              when: high
              multiple: false
              text: { bg: Хубаво, en: Good }
              choices:
                - id: shade
                  text: { bg: Сянка, en: Shade }

        """;

    public const string Desks = """
        id: desks
        name: { bg: Гишета, en: Desks }
        questionnaire:
          version: 1
          questions: []

        """;

    public const string Cells = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":"A1","n":"Град"},"geometry":{"type":"Polygon","coordinates":[[[25,42],[26,42],[26,43],[25,42]]]}},
        {"type":"Feature","properties":{"n":"Село","id":"B2"},"geometry":{"type":"Polygon","coordinates":[[[25,42],[26,42],[26,43],[25,42]]]}}
        ]}
        """;

    public const string Teams = """
        teams:
          - id: gardeners
            name: { bg: Градинари, en: Gardeners }
            language: bg
            quiet: 22:00-07:00
            members:
              - id: ivan
                name: Иван
                hours: Mon-Fri 08:00-17:00
                channels:
                  - email: ivan@example.org
                  - telegram: "-1001234567890"
                    secret: BOT
              - id: maria
                name: Мария
                channels:
                  - ntfy: https://ntfy.example.org/maria
            channels:
              - webhook: https://tickets.example.org/alarms
                secret: TICKETS
              - slack: https://hooks.example.org/{secret:SLACK}
            escalation:
              - { after: 0m, members: [ivan] }
              - { after: 15m, members: [ivan, maria] }
          - id: clerks
            name: { bg: Служители, en: Clerks }
            language: en
            channels:
              - teams: "{secret:TEAMS_URL}"

        """;

    public const string Alarms = """
        rules:
          - id: danger
            name: { bg: Опасност, en: Danger }
            every-location: all
            severity: critical
            team: gardeners
            cool-down: 1d
            safety: {}
          - id: drop
            name: { bg: Спад, en: Drop }
            every-location: [parks]
            severity: warning
            cool-down: 7d
            drop:
              measure: dissatisfied
              windows: [24h, 14d]
              level: usual + 10 %
              confidence: 80 %
              clear: 50 %
              min-count: 5
              for: 30m
              keep-for: 24h
              pool: true
          - id: litter
            name: { bg: Боклук, en: Litter }
            settlements: [A1, B2]
            severity: notice
            team: gardeners
            cool-down: 2d
            drop:
              measure: { question: problem, choice: litter }
              windows: [30d]
              level: 25 %
              confidence: 90 %
              clear: 60 %
              min-count: 10
              keep-for: 2d
          - id: mean
            name: { bg: Средна, en: Mean }
            locations: [W98TCJ]
            severity: notice
            team: clerks
            cool-down: 3d
            drop:
              measure: mean
              windows: [7d]
              level: usual - 1.5
              confidence: 97.5 %
              clear: 55 %
              min-count: 20
              keep-for: 12h
          - id: silence
            name: { bg: Тишина, en: Silence }
            locations: [K7Q2M6, KZ6J04]
            severity: notice
            cool-down: 5d
            silence: { confidence: 99 %, min-count: 30 }

        """;

    public const string Outline = """
        {"type":"Polygon","coordinates":[[[25,42],[26,42],[26,43],[25,42]]]}
        """;

    public DefinitionFolder()
    {
        Path = Directory.CreateTempSubdirectory("kazva-").FullName;
        Write("organisation.yaml", Organisation);
        Write("settlements.csv", Settlements);
        Write("locations.csv", Locations);
        Write("categories/parks.yaml", Parks);
        Write("categories/desks.yaml", Desks);
        Write("map/cells.geojson", Cells);
        Write("map/outline.geojson", Outline);
    }

    /// <summary>Adds <see cref="Teams"/> and <see cref="Alarms"/>.</summary>
    public DefinitionFolder WithAlarms()
    {
        Write("teams.yaml", Teams);
        Write("alarms.yaml", Alarms);
        return this;
    }

    public string Path { get; }

    public GridDefinition Read() => GridDefinitionReader.Read(Path);

    public string Text(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    public void Write(string file, string text) => Write(file, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string file, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Replaces a text that is in the file once.</summary>
    public void Change(string file, string from, string to)
    {
        var text = Text(file);
        (text.Split(from).Length - 1).ShouldBe(1, $"'{from}' in {file}");
        Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Spoils it in ten ways.</summary>
    public void MakeTenMistakes()
    {
        Change("organisation.yaml", "Europe/Sofia", "Mars/Olympus");
        Change("settlements.csv", "A1,Град,Town,25.5", "A1,Град,Town,east");
        Change("settlements.csv", "B2,Село,Village,25.7,42.4,", "B2,Село,Village,25.7,42.4");
        Change("locations.csv", "K7Q2M6", "K7Q2MD");
        Change("locations.csv", "Swing,B2,parks", "Swing,B2,prks");
        Change("locations.csv", "25.7,42.4,,", "25.7,42.4,\"plaice\",");
        Change("categories/parks.yaml", "when: high", "when: best");
        Change("categories/parks.yaml", "- id: litter", "- id: tree");
        Change("categories/desks.yaml", "en: Desks }", "en: Desks, enn: Desk }");
        Change("map/cells.geojson", "\"A1\"", "\"C3\"");
    }

    public void Delete(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
