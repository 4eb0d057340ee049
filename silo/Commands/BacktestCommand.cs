using System.Collections.Immutable;
using System.CommandLine;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.Silo.Hosting;
using Kazva.Silo.Import;
using Spectre.Console;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva backtest RULE</c>: what an alarm rule would have done, by the code that judges live.</summary>
internal static class BacktestCommand
{
    /// <summary>The exit code when the file has mistakes.</summary>
    public const int Mistaken = 1;

    private const int ShownOfARule = 50;

    private static readonly Argument<string> Rule = new("RULE")
    {
        Description = $"A file of rules in the form of {AlarmsFile.Name}, of which each is tried, or the id of a rule in force.",
    };

    private static readonly Option<int> Days = new("--days") { Description = "How many days to look back; from 1 to 3650.", DefaultValueFactory = _ => 90, HelpName = "N" };

    private static readonly Option<string?> Organisation = new("--organisation")
    {
        Description = "Whose answers; needed only where there are several organisations.",
        HelpName = "ID",
    };

    public static Command Create()
    {
        var command = new Command("backtest", "Says what an alarm rule would have done over the past days.") { Rule, Days, Organisation };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => Failure.Told(() => Run(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var days = parsed.GetValue(Days);
        if (days is < 1 or > 3650) throw new SettingsException($"--days is {days}; expected 1 to 3650.");
        using var host = await StorageSession.OpenExisting(parsed, cancellationToken);
        var grid = ChosenGrid.Of(host.Services.GetRequiredService<IGridCatalog>().Grids, parsed.GetValue(Organisation), "to try a rule on");
        var mistakes = new MistakeList();
        var rules = await RulesOf(parsed.GetValue(Rule)!, grid, host.Services.GetRequiredService<IAlarmStore>(), mistakes, cancellationToken);
        if (mistakes.Sorted() is { IsEmpty: false } found)
        {
            foreach (var mistake in found) Console.Error.WriteLine(mistake);
            Console.Error.WriteLine($"{found.Length} mistake(s); nothing was tried.");
            return Mistaken;
        }

        var log = host.Services.GetRequiredService<IJudgedLog>();
        var to = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var from = to.AddDays(-days);
        var trials = new List<AlarmTrial>();
        await AnsiConsole.Progress().StartAsync(async context =>
        {
            foreach (var (rule, bar) in rules.Select(rule => (rule, context.AddTask(Markup.Escape($"{grid.Id} {rule.Id}"), maxValue: 1))).ToList())
            {
                var answers = log.ReadReceivedAsync(grid.Id, from - AlarmBacktest.Memory(rule), cancellationToken);
                trials.Add(await AlarmBacktest.RunAsync(grid, rule, answers, from, to, new Bar(bar), cancellationToken));
            }
        });
        foreach (var (rule, trial) in rules.Zip(trials)) Tell(rule, trial, days);
        return 0;
    }

    private static async Task<ImmutableArray<AlarmRule>> RulesOf(
        string rule, GridIndex index, IAlarmStore store, MistakeList mistakes, CancellationToken cancellationToken)
    {
        var grid = index.Grid;
        if (File.Exists(rule))
        {
            var path = Path.GetFullPath(rule);
            var named = new NamedInRules(
                index.Settlements.Keys.ToHashSet(StringComparer.Ordinal), index.Categories.Keys.ToHashSet(StringComparer.Ordinal),
                index.Locations.Keys.ToHashSet(StringComparer.Ordinal), (grid.Teams ?? []).Select(team => team.Id).ToHashSet(StringComparer.Ordinal),
                grid.Categories, grid.Locations);
            return AlarmsFile.Read(Path.GetDirectoryName(path)!, grid.Organisation.Languages, named, mistakes, Path.GetFileName(path)) ?? [];
        }
        var book = await store.ReadBookAsync(index.Id, resolvedSince: DateTimeOffset.MaxValue, cancellationToken);
        // Before the first start of a server those of the definition are not in the book yet.
        ImmutableArray<AlarmRule> inForce = book.Definition > 0
            ? [.. book.Rules.Select(known => known.Rule)]
            : grid.Rules ?? DefaultRules.For(grid.Teams is [var team, ..] ? team.Id : null);
        return inForce.FirstOrDefault(known => known.Id == rule) is { } found
            ? [found]
            : throw new SettingsException($"There is neither a file nor a rule '{rule}'; the rules in force are {string.Join(", ", inForce.Select(known => known.Id))}.");
    }

    private static void Tell(AlarmRule rule, AlarmTrial trial, int days)
    {
        Console.WriteLine($"{rule.Id}: fired {trial.Firings.Length} time(s) in {days} day(s), {trial.PerWeek:0.0} a week, {trial.InAlarm.TotalDays:0.0} days in alarm over all subjects");
        foreach (var firing in trial.Firings.Take(ShownOfARule))
            Console.WriteLine(
                $"  {firing.Fired:yyyy-MM-dd HH:mm}Z {firing.Subject}{(firing.Choice is null ? "" : $" {firing.Question}/{firing.Choice}")}"
                + $" {(firing.Reopened ? "again " : "")}for {firing.Lasted.TotalHours:0.0} h{(firing.Resolved is null ? ", still open" : "")}, {Figures(firing)}");
        if (trial.Firings.Length > ShownOfARule) Console.WriteLine($"  … and {trial.Firings.Length - ShownOfARule} more");
    }

    private static string Figures(TrialFiring firing) => firing.Figures switch
    {
        { LastAnswerAt: { } last } => $"last answer {last:yyyy-MM-dd HH:mm}Z",
        { Value: { } value, Level: { } level } drop => $"{value:0.00} against {level:0.00} on {drop.Count} answers in {drop.Window}",
        var report => $"{report.Count} report(s)",
    };

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
